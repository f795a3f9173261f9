import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayLogsInOrder, draftCover, entriesInOrder, fileEntry, keptOf } from '../../../../core/export/file-cover.ts';
import { newDayLog } from '../../../../core/journal/day-log.ts';
import { newOutcome } from '../../../../core/journal/incident.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url');
const id = (number: number): string => `3f1b2c4d-5e6f-4a7b-8c9d-${String(number).padStart(12, '0')}`;
const link = { dayId: id(90), prev: 'p'.repeat(43), hash: 'h'.repeat(43) };

describe('fileEntry', () => {
  it('takes the link of a chained entry', () => {
    expect(fileEntry(incident(), link)).toEqual({ entry: incident(), ...link });
  });

  it('hashes an entry from before the chains by itself', () => {
    const outcome = newOutcome(id(1), 'closed');
    expect(fileEntry(outcome, null)).toEqual({
      ...{ entry: outcome, dayId: null, prev: null },
      hash: hash(`["dezhurny:link:1",null,{"incident":"${id(1)}","kind":"outcome","outcome":"closed","v":1}]`),
    });
  });
});

describe('order', () => {
  const entries = [3, 1, 2].map((number) => fileEntry(incident({ id: id(number) }), link));
  const outcome = fileEntry(newOutcome(id(2), 'closed'), link);

  it('of entries is by id, an outcome after its incident, whatever the order of writing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...entries, outcome], { minLength: 4 }), (shuffled) => {
        const ids = entriesInOrder(shuffled).map(({ entry }) => ('id' in entry ? entry.id : entry.kind));
        expect(ids).toEqual([id(1), id(2), 'outcome', id(3)]);
      }),
    );
  });

  it('of day logs is by day, then by id', () => {
    const logs = [
      newDayLog('2026-11-24', id(1), null),
      newDayLog('2026-11-23', id(3), null),
      newDayLog('2026-11-23', id(2), null),
    ];
    expect(dayLogsInOrder(logs).map(({ dayId }) => dayId)).toEqual([id(2), id(3), id(1)]);
    expect(logs[0]?.dayId).toBe(id(1));
  });

  it('of links does not change their digest', () => {
    const some = ['c', 'a', 'b'].map((letter) => ({ ...outcome, hash: letter.repeat(43) }));
    const digest = hash(`["dezhurny:kept:1",["${'a'.repeat(43)}","${'b'.repeat(43)}","${'c'.repeat(43)}"]]`);
    expect(keptOf(some)).toEqual({ count: 3, digest });
    expect(keptOf([...some].reverse()).digest).toBe(digest);
  });
});

it('a cover is signed and summed over one text that holds everything but the entries', () => {
  const totals = { incidents: 1, missing: 0, systems: { telegram: 1 }, outcomes: {} };
  const pack = { id: 'rpl-2025-09-01', title: { ru: 'Порядок', en: 'Regulation' }, inForceFrom: '2025-09-01' };
  const frame = {
    ...{ made: '2026-11-30', place: 'Каб. 12', zone: 'Europe/Saratov', pack, totals, open: id(90) },
    ...{ period: { from: null, to: null }, retention: { days: 90, through: null } },
  };
  const sheet = { ...newDayLog('2026-11-23', id(90), null), signature: null, lessons: [1, 3] };
  const { cover, text } = draftCover(frame, 'A'.repeat(87), keptOf([]), [{ sheet, kept: keptOf([]) }]);
  expect(cover.checksum).toBe(hash(text));
  const { checksum: _, ...head } = cover;
  expect(JSON.parse(text)).toEqual(['dezhurny:export:1', head]);
  expect(cover).toMatchObject({
    ...{ format: 'dezhurny-journal', version: 4, ...frame },
    key: { public: 'A'.repeat(87), fingerprint: hash(`["dezhurny:key:1","${'A'.repeat(87)}"]`) },
    sheets: [{ dayId: id(90), lessons: 2, hours: 0, signature: null, kept: { count: 0 } }],
  });
});
