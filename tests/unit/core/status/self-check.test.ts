import { describe, expect, it, test } from 'vitest';
import { entrySchema } from '../../../../core/journal/entry.ts';
import { indexRules } from '../../../../core/rules/match.ts';
import type { System } from '../../../../core/rules/rule-schema.ts';
import { defaultGuardSettings } from '../../../../core/settings/default-guard-settings.ts';
import { modes } from '../../../../core/settings/settings.ts';
import {
  countsOf,
  entriesOf,
  judgeInLesson,
  lessonFor,
  permittedPass,
  recognise,
  type StepResult,
  selfCheckTargets,
} from '../../../../core/status/self-check.ts';
import { pack } from '../../../../rules/index.ts';
import { selfCheckUrls } from '../../../../rules/self-check-urls.ts';

const index = indexRules(pack.systems);
const now = new Date('2026-11-23T08:40+04:00');
const lesson = lessonFor(now, defaultGuardSettings);
const without = (id: string) => ({ systems: pack.systems.filter((system) => system.id !== id) });

describe('systems to check', () => {
  it('are those of the list in order, and each matches its rules', () => {
    const visited = selfCheckTargets(pack, selfCheckUrls);
    expect(visited.map(({ system, item }) => [system, item])).toEqual(pack.systems.map(({ id, item }) => [id, item]));
    for (const target of visited) expect(recognise(target, pack, index)).toMatchObject({ system: target.system });
  });

  it('include a system without its own address, by one from its rules', () => {
    const rules = [
      { surface: 'client', hosts: ['*.chat.example'], paths: ['/{lang}/@*/go$'], source: 'here' },
    ] as const;
    const more = {
      id: 'ours',
      item: '10',
      name: { ru: 'О', en: 'O' },
      checked: '2026-11-23',
      rules,
    } as unknown as System;
    const bigger = {
      items: [...pack.items, { item: '10', system: 'ours' }],
      systems: [...pack.systems, more],
    };
    const last = selfCheckTargets(bigger, selfCheckUrls).at(-1);
    expect(last).toEqual({ system: 'ours', item: '10', address: 'https://a.chat.example/ru/@a/go' });
    expect(last && recognise(last, bigger, indexRules(bigger.systems))).toMatchObject({ system: 'ours', item: '10' });
  });

  it('distinguishes a missing system from one whose client is no longer recognised', () => {
    const whatsapp = { system: 'whatsapp', item: '8', address: 'https://web.whatsapp.com/' };
    expect(recognise(whatsapp, without('whatsapp'), indexRules(without('whatsapp').systems))).toBe('notInPack');
    expect(recognise(whatsapp, pack, indexRules(without('whatsapp').systems))).toBe('notRecognised');
    expect(recognise({ ...whatsapp, item: '7' }, pack, index)).toBe('notInPack');
    expect(recognise({ ...whatsapp, address: 'https://web.telegram.org/' }, pack, index)).toBe('notRecognised');
  });
});

test.each(modes)('mode %s determines the verdict in a lesson', (mode) => {
  const match = recognise({ system: 'viber', item: '7', address: 'https://web.viber.com/' }, pack, index);
  if (typeof match === 'string') throw new Error(match);
  expect(judgeInLesson(match, lesson, mode)).toMatchObject({ kind: mode === 'audit' ? 'record' : mode });
  expect(judgeInLesson(match, { inForce: false, reason: 'break' }, mode)).toBe('wrongVerdict');
});

it('finds a lesson for every educational use', () => {
  for (const educationalUse of ['always', 'timetable', 'by-hand'] as const) {
    expect(lessonFor(now, { ...defaultGuardSettings, educationalUse })).toMatchObject({ inForce: true });
  }
});

it('builds entries that are valid for the journal', () => {
  const match = recognise({ system: 'viber', item: '7', address: 'https://web.viber.com/' }, pack, index);
  const verdict = typeof match === 'string' ? match : judgeInLesson(match, lesson, 'warn');
  if (typeof verdict === 'string') throw new Error(verdict);
  for (const entry of entriesOf('3f1b2c4d-5e6f-4a7b-8c9d-000000000000', verdict, pack.id)) {
    expect(entrySchema.safeParse(entry).success).toBe(true);
  }
});

it('detects a rule that matches a permitted platform', () => {
  const links = pack.permitted.platforms.map(({ link }) => link);
  expect(permittedPass(links, index)).toBe('passed');
  expect(permittedPass([...links, 'https://web.telegram.org/'], index)).toBe('permittedMatched');
});

it('counts systems whose steps all passed, and failed steps', () => {
  const steps = (banner: StepResult, journal: StepResult) =>
    ({ match: 'passed', verdict: 'passed', banner, journal }) as const;
  const systems = [
    { system: 'discord', item: '1', steps: steps('passed', 'passed') },
    { system: 'viber', item: '7', steps: steps('notShown', 'passed') },
    { system: 'wechat', item: '9', steps: steps('passed', 'skipped') },
  ];
  const whole = {
    access: 'noAccess',
    given: 'passed',
    permitted: 'passed',
    chain: 'passed',
    change: 'skipped',
    untouched: 'passed',
  } as const;
  expect(countsOf({ systems, whole })).toEqual({ passed: 1, systems: 3, failures: 2 });
});
