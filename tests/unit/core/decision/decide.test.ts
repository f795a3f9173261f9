import { describe, expect, it, test } from 'vitest';
import { blockedSystems, decide } from '../../../../core/decision/decide.ts';
import { startExemption } from '../../../../core/decision/exemption-start.ts';
import { indexRules, matchUrl } from '../../../../core/rules/match.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { toGuardSettings } from '../../../../core/settings/guard-settings.ts';
import { type EducationalUse, type Mode, modes, type Settings } from '../../../../core/settings/settings.ts';
import type { ManualLesson } from '../../../../core/timetable/manual-lesson.ts';
import type { Calendar } from '../../../../core/timetable/timetable-schema.ts';
import { nine } from '../../../../harness/nine-addresses.ts';
import { pack } from '../../../../rules/index.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

/*
 * The verdict for an opened page, as one decision table.
 * Monday has two lessons, 1 from 08:30 to 09:15 and 2 from 09:25 to 10:10, Friday one across midnight, from 23:30 to
 * 00:15, Sunday none. 30 November is in a vacation; Saturday the 28th is worked by Monday's bells.
 */

/** One address of each kind of page. */
const pages = {
  Telegram: 'https://web.telegram.org/k/',
  WhatsApp: 'https://web.whatsapp.com/',
  MAX: 'https://web.max.ru/',
  'another site': 'https://edu.example/',
};

/** Instants, by the local time of Saratov. */
const moments = {
  'lesson 1': '2026-11-23T08:40+04:00',
  break: '2026-11-23T09:20+04:00',
  midnight: '2026-11-28T00:10+04:00',
  evening: '2026-11-23T20:00+04:00',
  Sunday: '2026-11-22T08:40+04:00',
  Saturday: '2026-11-28T08:40+04:00',
  vacation: '2026-11-30T08:40+04:00',
};

/** Timetable settings besides the bells. */
const timetables = {
  '': {},
  'short breaks count': { shortBreaks: 10 },
} as const;

type Exempt = 'nothing' | 'all' | 'telegram' | 'viber' | 'all, a lesson ago';

interface Row {
  page: keyof typeof pages;
  at: keyof typeof moments;
  use: EducationalUse;
  /** Whether a manual lesson of one hour is active. */
  byHand?: true;
  mode: Mode;
  /** Modes of single systems. */
  modes: Settings['modes'];
  settings: keyof typeof timetables;
  exempt: Exempt;
  /** The verdict and its reason; `allowed` is exempted by a teacher although the rule is in force. */
  then: string;
}

const rows: Row[] = table(`
  page         | at       | use       | by hand | mode     | settings           | allowed           | then
  -------------|----------|-----------|---------|----------|--------------------|-------------------|----------------------
  Telegram     | lesson 1 | timetable |         | audit    |                    | nothing           | record, lesson
  Telegram     | lesson 1 | timetable |         | warn     |                    | nothing           | warn, lesson
  Telegram     | lesson 1 | timetable |         | redirect |                    | nothing           | redirect, lesson
  Telegram     | lesson 1 | timetable |         | block    |                    | nothing           | block, lesson
  Telegram     | lesson 1 | timetable |         | audit    |                    | all               | allowed, lesson
  Telegram     | lesson 1 | timetable |         | warn     |                    | all               | allowed, lesson
  Telegram     | lesson 1 | timetable |         | redirect |                    | all               | allowed, lesson
  Telegram     | lesson 1 | timetable |         | block    |                    | all               | allowed, lesson
  Telegram     | lesson 1 | timetable |         | warn     |                    | telegram          | allowed, lesson
  Telegram     | lesson 1 | timetable |         | warn     |                    | viber             | warn, lesson
  Telegram     | lesson 1 | timetable |         | block    |                    | viber             | block, lesson
  Telegram     | lesson 1 | timetable |         | warn     |                    | all, a lesson ago | warn, lesson
  WhatsApp     | lesson 1 | timetable |         | warn     |                    | nothing           | warn, lesson
  WhatsApp     | lesson 1 | timetable |         | warn     |                    | telegram          | warn, lesson
  WhatsApp     | lesson 1 | timetable |         | warn     |                    | all               | allowed, lesson
  Telegram     | lesson 1 | timetable | yes     | warn     |                    | nothing           | warn, lesson
  Telegram     | break    | timetable |         | warn     |                    | nothing           | ignore, break
  Telegram     | break    | timetable |         | block    |                    | nothing           | ignore, break
  Telegram     | break    | timetable |         | warn     |                    | all               | ignore, break
  Telegram     | break    | timetable | yes     | warn     |                    | nothing           | warn, hand-lesson
  Telegram     | break    | timetable | yes     | warn     |                    | all               | allowed, hand-lesson
  Telegram     | evening  | timetable |         | block    |                    | nothing           | ignore, outside
  Telegram     | evening  | timetable | yes     | block    |                    | nothing           | block, hand-lesson
  Telegram     | Sunday   | timetable |         | warn     |                    | nothing           | ignore, outside
  Telegram     | Sunday   | timetable | yes     | redirect |                    | nothing           | redirect, hand-lesson
  Telegram     | break    | timetable |         | warn     | short breaks count | nothing           | warn, lesson
  Telegram     | break    | timetable |         | warn     | short breaks count | all               | allowed, lesson
  Telegram     | evening  | timetable |         | warn     | short breaks count | nothing           | ignore, outside
  Telegram     | midnight | timetable |         | warn     |                    | nothing           | warn, lesson
  Telegram     | midnight | timetable |         | block    |                    | viber             | block, lesson
  Telegram     | Saturday | timetable |         | warn     |                    | nothing           | warn, lesson
  Telegram     | vacation | timetable |         | block    |                    | nothing           | ignore, outside
  Telegram     | vacation | timetable | yes     | warn     |                    | nothing           | warn, hand-lesson
  Telegram     | vacation | always    |         | warn     |                    | nothing           | warn, classroom
  Telegram     | lesson 1 | by-hand   |         | warn     |                    | nothing           | ignore, outside
  Telegram     | lesson 1 | by-hand   | yes     | warn     |                    | nothing           | warn, hand-lesson
  Telegram     | lesson 1 | by-hand   | yes     | warn     |                    | all               | allowed, hand-lesson
  Telegram     | evening  | by-hand   | yes     | audit    |                    | nothing           | record, hand-lesson
  Telegram     | lesson 1 | always    |         | warn     |                    | nothing           | warn, classroom
  Telegram     | break    | always    |         | warn     |                    | nothing           | warn, classroom
  Telegram     | Sunday   | always    |         | block    |                    | nothing           | block, classroom
  Telegram     | Sunday   | always    |         | block    |                    | all               | allowed, classroom
  Telegram     | evening  | always    | yes     | warn     |                    | nothing           | warn, classroom
  Telegram     | lesson 1 | timetable |         | warn, telegram: block  |                    | nothing           | block, lesson
  Telegram     | lesson 1 | timetable |         | block, telegram: audit |                    | nothing           | record, lesson
  Telegram     | lesson 1 | timetable |         | block, whatsapp: warn  |                    | nothing           | block, lesson
  WhatsApp     | lesson 1 | timetable |         | block, whatsapp: warn  |                    | nothing           | warn, lesson
  Telegram     | lesson 1 | timetable |         | warn, telegram: block  |                    | all               | allowed, lesson
  Telegram     | break    | timetable |         | warn, telegram: block  |                    | nothing           | ignore, break
  MAX          | lesson 1 | always    |         | block    |                    | nothing           | ignore, no-match
  MAX          | lesson 1 | timetable |         | warn     |                    | all               | ignore, no-match
  another site | lesson 1 | always    |         | block    |                    | nothing           | ignore, no-match
`);

test.each(rows)(
  '$page · $at · $use · by hand: $byHand · $mode $modes · $settings · allowed: $exempt → $then',
  (row) => {
    const { kind, reason } = decideRow(row);
    expect(`${kind}, ${reason}`).toBe(row.then);
  },
);

it('has a row for every mode, instant, page and educational use', () => {
  const seen = (field: keyof Row): Set<unknown> => new Set(rows.map((row) => row[field]));
  expect(seen('mode')).toEqual(new Set(modes));
  expect([...seen('page')].sort()).toEqual(Object.keys(pages).sort());
  expect([...seen('at')].sort()).toEqual(Object.keys(moments).sort());
  expect(seen('use').size).toBe(3);
  expect([...seen('settings')].sort()).toEqual(Object.keys(timetables).sort());
  expect(seen('exempt').size).toBe(5);
});

/** One address of each of the nine systems, in the order of Appendix 2. */
const clients = nine.map(([system, address]) => ({ system, address }));

describe.each(clients)('$system', ({ system, address }) => {
  test.each(modes)('in mode %s', (mode) => {
    const now = new Date(moments['lesson 1']);
    const settings = { ...defaultSettings, mode, educationalUse: 'timetable' as const, timetable: bells };
    const match = matchUrl(new URL(address), indexRules(pack.systems));
    const snapshot = { settings: toGuardSettings(settings, [], now), handLesson: null };
    const kind = (exempt: string) => decide({ ...snapshot, exemption: exemptionOf(exempt, now) }, match, now).kind;
    expect(match?.system).toBe(system);
    expect(kind('nothing')).toBe(mode === 'audit' ? 'record' : mode);
    expect(kind('all')).toBe('allowed');
    expect(kind(system)).toBe('allowed');
    expect(kind(system === 'viber' ? 'wechat' : 'viber')).toBe(kind('nothing'));
  });
});

describe('blockedSystems', () => {
  const systems = [{ id: 'telegram' }, { id: 'viber' }];
  const blockedAt = (mode: Mode, at: keyof typeof moments, exempt: Exempt = 'nothing'): string[] => {
    const now = new Date(moments[at]);
    const settings = { ...defaultSettings, mode, educationalUse: 'timetable' as const, timetable: bells };
    const snapshot = {
      settings: toGuardSettings(settings, [], now),
      handLesson: null,
      exemption: exemptionOf(exempt, now),
    };
    return blockedSystems(snapshot, systems, now).map(({ id }) => id);
  };

  test.each(modes)('in a lesson, mode %s', (mode) => {
    expect(blockedAt(mode, 'lesson 1')).toEqual(mode === 'block' ? ['telegram', 'viber'] : []);
  });

  it('blocks only the systems whose own mode says so', () => {
    const now = new Date(moments['lesson 1']);
    const settings = toGuardSettings({ ...defaultSettings, mode: 'warn', modes: { viber: 'block' } }, [], now);
    expect(blockedSystems({ settings, handLesson: null }, systems, now).map(({ id }) => id)).toEqual(['viber']);
  });

  it('reads a snapshot of an earlier version, which has no modes of systems', () => {
    const { modes: _, ...settings } = toGuardSettings({ ...defaultSettings, mode: 'block' }, [], new Date());
    expect(blockedSystems({ settings, handLesson: null }, systems, new Date())).toEqual(systems);
  });

  it('blocks no system outside lessons', () => {
    expect(blockedAt('block', 'break')).toEqual([]);
  });

  it('leaves out exempt systems', () => {
    expect(blockedAt('block', 'lesson 1', 'telegram')).toEqual(['viber']);
    expect(blockedAt('block', 'lesson 1', 'all')).toEqual([]);
    expect(blockedAt('block', 'lesson 1', 'all, a lesson ago')).toEqual(['telegram', 'viber']);
  });
});

it('passes the match through, also one that has only the system', () => {
  const now = new Date(moments['lesson 1']);
  const settings = toGuardSettings({ ...defaultSettings, mode: 'block' }, [], now);
  const verdict = decide({ settings, handLesson: null }, { system: 'viber' }, now);
  expect(verdict).toMatchObject({ kind: 'block', match: { system: 'viber' } });
});

function decideRow({ page, at, use, byHand, mode, modes, settings: parts, exempt }: Row) {
  const now = new Date(moments[at]);
  const settings: Settings = {
    ...defaultSettings,
    mode,
    modes,
    educationalUse: use,
    timetable: { ...bells, calendar, ...timetables[parts] },
  };
  const lesson: ManualLesson | null = byHand ? { from: '2026-11-01T00:00', until: '2026-12-01T00:00' } : null;
  const match = matchUrl(new URL(pages[page]), indexRules(pack.systems));
  const snapshot = { settings: toGuardSettings(settings, [], now), handLesson: lesson };
  return decide({ ...snapshot, exemption: exemptionOf(exempt, now) }, match, now);
}

function exemptionOf(exempt: string, now: Date) {
  if (exempt === 'nothing') return null;
  const before = exempt === 'all, a lesson ago' ? 45 : 0;
  const scope = exempt === 'all, a lesson ago' ? 'all' : exempt;
  const at = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
  return startExemption(at(-before), at(45 - before), { scope, reason: 'other' });
}

const bells = timetableOf({
  1: [
    { number: 1, from: '08:30', to: '09:15' },
    { number: 2, from: '09:25', to: '10:10' },
  ],
  5: [{ number: 9, from: '23:30', to: '00:15' }],
});
const calendar: Calendar = {
  ...defaultSettings.timetable.calendar,
  vacations: [{ name: 'Каникулы', from: '2026-11-30', to: '2026-12-06' }],
  days: [{ day: '2026-11-28', kind: 'weekday', weekday: 1 }],
};

/** Parse the table above by the column names in its heading. */
function table(text: string): Row[] {
  const lines = text.trim().split('\n').slice(2);
  return lines.map((line) => {
    const [page, at, use, byHand, mode = '', settings, exempt, then] = line.split('|').map((cell) => cell.trim());
    const [general, ...own] = mode.split(', ');
    const modes = Object.fromEntries(own.map((one) => one.split(': ')));
    return { page, at, use, ...(byHand ? { byHand: true } : {}), mode: general, modes, settings, exempt, then } as Row;
  });
}
