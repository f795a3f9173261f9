import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type IncidentVerdict, judge, situationAt } from '../../../../core/decision/verdict.ts';
import { incidentSchema, noticedBy, parseDeliveredEntry } from '../../../../core/journal/entry.ts';
import {
  entryKey,
  newArrival,
  newIncident,
  newMistake,
  newOutcome,
  shownAt,
} from '../../../../core/journal/incident.ts';
import { noticeAddress, readNotice } from '../../../../core/messages/notice-address.ts';
import { admittedOf } from '../../../../core/regulation/admitted-regulations.ts';
import { regulationSnapshot } from '../../../../core/regulation/regulation-snapshot.ts';
import { indexRules, matchUrl } from '../../../../core/rules/match.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { toGuardSettings } from '../../../../core/settings/guard-settings.ts';
import { modes } from '../../../../core/settings/settings.ts';
import { pack } from '../../../../rules/index.ts';
import { incident as ordinary } from '../../../fixtures/journal-rows.ts';

const admitted = [admittedOf(regulationSnapshot(pack))];

const index = indexRules(pack.systems);
const id = '0b0f4c52-7f5e-4d6c-9f3b-0a3c5a1d2e4f';
const now = new Date('2026-11-23T05:00:00Z');

function verdictOf(address: string, mode: (typeof modes)[number] = 'warn'): IncidentVerdict {
  const verdict = judge(
    matchUrl(new URL(address), index),
    situationAt(now, toGuardSettings(defaultSettings, [], now), null),
    mode,
  );
  if (verdict.kind === 'ignore') throw new Error(`not noticed: ${address}`);
  return verdict;
}

const incident = newIncident(id, verdictOf('https://web.telegram.org/k/#@somebody'), 'page', pack.id);

it('holds exactly the declared fields', () => {
  const declared = { id, lesson: null, hour: 9, reason: 'classroom', pack: pack.id } as const;
  expect(incident).toEqual(ordinary(declared));
});

it('holds no part of an address beyond ids of the rules', () => {
  const words = JSON.stringify(pack.systems).toLowerCase();
  const hosts = pack.systems
    .flatMap(({ rules }) => rules.flatMap((rule) => rule.hosts))
    .filter((host) => !host.includes('*'));
  const part = fc.stringMatching(/^[a-zA-Z0-9]{6,20}$/).filter((text) => !words.includes(text.toLowerCase()));
  fc.assert(
    fc.property(
      fc.constantFrom(...hosts),
      part,
      part,
      part,
      fc.constantFrom(...modes),
      fc.constantFrom(...noticedBy),
      (host, path, query, hash, mode, noticed) => {
        const url = new URL(`https://${path}:${query}@${host}/${path}?${query}=${path}#${hash}`);
        const match = matchUrl(url, index);
        if (!match) return;
        const verdict = judge(
          match,
          situationAt(now, toGuardSettings(defaultSettings, [], now), null),
          mode,
        ) as IncidentVerdict;
        const text = JSON.stringify(newIncident(id, verdict, noticed, pack.id)).toLowerCase();
        for (const secret of [path, query, hash]) expect(text).not.toContain(secret.toLowerCase());
        expect(noticeAddress(verdict, noticed, id).toLowerCase()).not.toContain(path.toLowerCase());
        expect(incidentSchema.safeParse(JSON.parse(text)).success).toBe(true);
      },
    ),
  );
});

describe('parseDeliveredEntry', () => {
  it('accepts entries that the extension makes', () => {
    expect(parseDeliveredEntry(incident, admitted)).toEqual(incident);
    expect(parseDeliveredEntry(newOutcome(id, 'stayed'), admitted)).toEqual(newOutcome(id, 'stayed'));
  });

  test.each([
    ['a further field', { ...incident, url: 'https://web.telegram.org/' }],
    ['an own __proto__', JSON.parse(JSON.stringify(incident).replace('{', '{"__proto__":{"x":1},'))],
    ['a system that is in no rule', { ...incident, system: 'secret-word' }],
    ['another system’s item', { ...incident, item: 9 }],
    ['an id that sorts by time', { ...incident, id: '01939c7a-7b1e-7c3e-9b0a-3f1d2c4b5a69' }],
    [
      'an absence, which the worker alone writes',
      { v: 1, kind: 'absence', id, day: '2026-11-23', lesson: 1, untilDay: '2026-11-23', untilLesson: 2, lessons: 2 },
    ],
    ['free text for a pack', { ...incident, pack: 'Иван Петров' }],
    ['lesson and hour at once', { ...incident, lesson: 1 }],
    ['neither lesson nor hour', { ...incident, hour: null }],
    ['an exact moment', { ...incident, day: '2026-11-23T09:00:12Z' }],
    ['a newer version', { ...incident, v: 4 }],
    ['an unknown outcome', { ...newOutcome(id, 'closed'), outcome: 'https://web.telegram.org/' }],
    [
      'an exemption',
      { v: 2, kind: 'exemption', id, day: '2026-11-23', lesson: 1, hour: null, scope: 'all', reason: 'other' },
    ],
    ['nothing', undefined],
  ])('refuses %s', (_name, raw) => {
    expect(parseDeliveredEntry(raw, admitted)).toBeNull();
  });

  it('refuses arbitrary values', () => {
    fc.assert(fc.property(fc.anything(), (raw) => parseDeliveredEntry(raw, admitted) === null));
  });
});

it('sorts entries by day and lesson, then by random id', () => {
  expect(shownAt({ ...incident, lesson: null, hour: 9 })).toBe(`${incident.day}/h09/${incident.id}`);
  expect(shownAt({ ...incident, lesson: 12, hour: null })).toBe(`${incident.day}/l12/${incident.id}`);
  expect(shownAt({ v: 1, kind: 'note', id, day: '2026-11-23', cause: 'clock-back' })).toBe(`2026-11-23//${id}`);
});

it('gives each outcome of an incident a separate key', () => {
  expect(
    new Set([entryKey(incident), entryKey(newOutcome(id, 'closed')), entryKey(newOutcome(id, 'stayed'))]).size,
  ).toBe(3);
});

it('gives the marks of an incident one key, whatever their reason', () => {
  expect(entryKey(newMistake(id, 'site'))).toBe(entryKey(newMistake(id, 'allowed')));
  expect(entryKey(newMistake(id, 'site'))).not.toBe(entryKey(newOutcome(id, 'closed')));
});

it('gives the arrivals of an incident one key, whatever they say', () => {
  expect(entryKey(newArrival(id, 'no'))).toBe(entryKey(newArrival(id, 'yes')));
  expect(entryKey(newArrival(id, 'no'))).not.toBe(entryKey(newMistake(id, 'site')));
});

describe('the fragment of the notice page', () => {
  it('holds the facts of the verdict', () => {
    const address = noticeAddress(verdictOf('https://t.me/joinchat/secret', 'redirect'), 'unreachable', id);
    expect(readNotice(new URL(address, 'https://x').hash)).toEqual({
      system: 'telegram',
      incident: id,
      kind: 'redirect',
      reason: 'classroom',
      lesson: null,
      to: null,
      noticed: 'unreachable',
      surface: 'invite',
    });
  });

  it('holds the attempt whose page can be waited for', () => {
    const address = noticeAddress(verdictOf('https://t.me/joinchat/secret'), 'attempt', id, id);
    expect(readNotice(new URL(address, 'https://x').hash)).toMatchObject({ noticed: 'attempt', attempt: id });
    expect(readNotice(new URL(address.replace(/attempt=[\w-]+/, 'attempt=x'), 'https://x').hash)).toBeNull();
  });

  test.each(['', '#', '#system=telegram', '#system=%3Cb%3E&incident=1'])('is refused when it is %j', (fragment) => {
    expect(readNotice(fragment)).toBeNull();
  });
});
