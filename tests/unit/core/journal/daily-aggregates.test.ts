import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAboutIncident } from '../../../../core/journal/about-incident.ts';
import {
  addEntries,
  aggregateByDay,
  aggregateRange,
  type DailyAggregates,
  mergeDailyAggregates,
} from '../../../../core/journal/daily-aggregates.ts';
import type { Entry, Incident, Outcome } from '../../../../core/journal/entry.ts';
import { outcomes } from '../../../../core/journal/entry.ts';
import { newArrival, newMistake, newOutcome } from '../../../../core/journal/incident.ts';
import { type Recorded, recordedOf, weightier } from '../../../../core/journal/recorded-entry.ts';
import { totalsOf } from '../../../../core/journal/totals.ts';
import { movedShare, rateOf, stepsOf, weekMapOf } from '../../../../core/report/metrics.ts';
import { absence, absentDays, anyRows, gap, incident } from '../../../fixtures/journal-rows.ts';

const always = { from: '0000-01-01', to: '9999-12-31' };

/** Return entries in order of arrival, each with the earlier state of its incident. */
function fold(entries: readonly Entry[]): DailyAggregates {
  const incidents = new Map<string, Incident>();
  const best = new Map<string, Outcome>();
  let days: DailyAggregates = new Map();
  for (const entry of entries) {
    const id = isAboutIncident(entry) ? entry.incident : entry.id;
    days = addEntries(days, [{ entry, known: { incident: incidents.get(id) ?? null, outcome: best.get(id) ?? null } }]);
    if (entry.kind === 'incident') incidents.set(id, entry);
    if (entry.kind === 'outcome') best.set(id, weightier(best.get(id) ?? null, entry.outcome));
  }
  return days;
}

/** Any entries in any order, including outcomes before their incidents and several outcomes of one incident. */
const anyArrival: fc.Arbitrary<{ lines: Recorded[]; entries: Entry[] }> = anyRows.chain((rows) =>
  fc
    .tuple(
      ...rows.map(({ entry }) =>
        fc.array(fc.constantFrom(...outcomes), { maxLength: entry.kind === 'incident' ? 3 : 0 }),
      ),
    )
    .chain((answers) => {
      const lines = rows.map(({ entry }, i) => ({
        entry,
        outcome: (answers[i] ?? []).reduce<Outcome | null>(weightier, null),
      }));
      const entries = rows.flatMap(({ entry }, i) => [
        entry,
        ...(answers[i] ?? []).map((o) => newOutcome(entry.id, o)),
      ]);
      return fc
        .shuffledSubarray(entries, { minLength: entries.length })
        .map((shuffled) => ({ lines, entries: shuffled }));
    }),
);

describe('addEntries', () => {
  it('gives the same counts as aggregateByDay for any order of arrival', () => {
    fc.assert(
      fc.property(anyArrival, ({ lines, entries }) => void expect(fold(entries)).toEqual(aggregateByDay(lines))),
    );
  });

  it('does not modify its argument', () => {
    const before = aggregateByDay([{ entry: incident(), outcome: null }]);
    const kept = structuredClone(before);
    addEntries(before, [
      { entry: newOutcome(incident().id, 'closed'), known: { incident: incident(), outcome: null } },
    ]);
    addEntries(before, [{ entry: gap(3, incident().day), known: { incident: null, outcome: null } }]);
    expect(before).toEqual(kept);
  });
});

describe('a warning marked as mistaken', () => {
  const one = incident({ day: '2026-11-23', system: 'viber', surface: 'download' });
  const mark = newMistake(one.id, 'site');

  it('counts by system, surface and reason on the day of its incident, and changes no other count', () => {
    const before = aggregateByDay([{ entry: one, outcome: null }]);
    const after = addEntries(before, [{ entry: mark, known: { incident: one, outcome: null } }]);
    expect(after).toEqual(aggregateByDay([{ entry: one, outcome: null, mistake: 'site' }]));
    expect(after.get('2026-11-23')?.by.mistake).toEqual(new Map([['viber download site', 1]]));
    expect(totalsOf(recordedOf([one, mark]))).toEqual(totalsOf(recordedOf([one])));
    const sums = after.get('2026-11-23');
    expect(sums && { ...sums, by: { ...sums.by, mistake: new Map() } }).toEqual(before.get('2026-11-23'));
  });
});

it('counts whether the platform opened on the day of the incident, and changes no other count', () => {
  const one = incident({ day: '2026-11-23' });
  const before = aggregateByDay([{ entry: one, outcome: 'moved-to-max' }]);
  const entry = newArrival(one.id, 'yes');
  const after = addEntries(before, [{ entry, known: { incident: one, outcome: 'moved-to-max' } }]);
  expect(after).toEqual(aggregateByDay([{ entry: one, outcome: 'moved-to-max', arrived: 'yes' }]));
  const sums = after.get('2026-11-23');
  expect(sums?.by.arrival).toEqual(new Map([['yes', 1]]));
  expect(sums && { ...sums, by: { ...sums.by, arrival: new Map() } }).toEqual(before.get('2026-11-23'));
});

describe('aggregateRange', () => {
  it('counts the rows', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { incidents, missing, systems, outcomes } = totalsOf(rows);
        const sums = aggregateRange(aggregateByDay(rows), always);
        expect(sums).toMatchObject({ incidents, missing });
        expect(Object.fromEntries(sums.by.system)).toEqual(systems);
        expect(Object.fromEntries([...sums.by.outcome].filter(([name]) => name !== 'none'))).toEqual(outcomes);
      }),
    );
  });

  it('of merged journals is the sum of their aggregates', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (one, other) => {
        expect(mergeDailyAggregates([aggregateByDay(one), aggregateByDay(other)])).toEqual(
          aggregateByDay([...one, ...other]),
        );
      }),
    );
  });

  it('of one journal beside empty ones is not copied', () => {
    const only = aggregateByDay([{ entry: incident(), outcome: null }]);
    expect(mergeDailyAggregates([new Map(), only])).toBe(only);
    expect(mergeDailyAggregates([new Map(), new Map()])).toEqual(new Map());
  });

  it('counts only the days of its range', () => {
    const days = aggregateByDay([
      { entry: incident({ day: '2026-10-31' }), outcome: null },
      { entry: incident({ day: '2026-11-01' }), outcome: null },
      { entry: incident({ day: '2026-11-30' }), outcome: null },
    ]);
    expect(aggregateRange(days, { from: '2026-11-01', to: '2026-11-30' }).incidents).toBe(2);
  });
});

describe('figures', () => {
  const days = aggregateByDay([
    { entry: incident({ day: '2026-11-23', lesson: 10 }), outcome: 'moved-to-max' },
    { entry: incident({ day: '2026-11-30', lesson: 2 }), outcome: 'stayed' },
    { entry: incident({ day: '2026-11-29', lesson: null, hour: 9 }), outcome: 'moved-to-sferum' },
    { entry: incident({ day: '2026-11-29', lesson: 2, mode: 'audit' }), outcome: null },
  ]);

  it('group incidents by weekday and lesson, with lessons by number and hours after them', () => {
    expect([...weekMapOf(days, always)]).toEqual([
      ['2', [1, 0, 0, 0, 0, 0, 1]],
      ['10', [1, 0, 0, 0, 0, 0, 0]],
      ['h9', [0, 0, 0, 0, 0, 0, 1]],
    ]);
  });

  it.each([
    ['2026-11-01', '2026-11-30', 30, '2026-11-02', '2026-11-02'],
    ['2026-10-01', '2026-12-31', 14, '2026-10-05', '2026-10-11'],
    ['2026-09-01', '2027-08-31', 12, '2026-10-01', '2026-10-31'],
  ])('split %s to %s into %d steps', (from, to, count, secondFrom, secondTo) => {
    const steps = stepsOf({ from, to });
    expect(steps).toHaveLength(count);
    expect([steps[0]?.from, steps.at(-1)?.to]).toEqual([from, to]);
    expect(steps[1]).toEqual({ from: secondFrom, to: secondTo });
  });

  it('count shares of incidents with a known outcome only', () => {
    expect(movedShare(aggregateRange(days, always))).toEqual({ moved: 2, of: 3 });
  });

  it('have no rate without covered lessons, and leave out incidents outside lessons', () => {
    const days = aggregateByDay([
      { entry: incident({ day: '2026-11-20' }), outcome: null },
      { entry: incident(), outcome: null },
      { entry: incident({ lesson: null, hour: 9 }), outcome: null },
      { entry: incident({ day: '2026-11-24' }), outcome: null },
    ]);
    const rate = (...watched: [string, number][]) => rateOf(days, always, new Map(watched));
    expect(rate()).toBeNull();
    expect(rate(['2026-11-23', 0])).toBeNull();
    expect(rate(['2026-11-23', 5])).toBe(20);
    expect(rate(['2026-11-23', 5], ['2026-11-24', 7], ['2026-11-25', 8])).toBe(10);
    expect(rateOf(days, { from: '2026-11-24', to: '2026-11-30' }, new Map([['2026-11-23', 5]]))).toBeNull();
  });

  it('count uncovered lessons on the day they began', () => {
    const days = aggregateByDay([{ entry: absence(7, '2026-11-27', '2026-11-30'), outcome: null }]);
    expect([...days].map(([day, { unwatched, incidents }]) => [day, unwatched, incidents])).toEqual([
      ['2026-11-27', 7, 0],
    ]);
  });

  it('count days without a start on the first of them, apart from lessons', () => {
    const days = aggregateByDay([
      { entry: absentDays(3, '2026-11-24', '2026-11-26'), outcome: null },
      { entry: absence(7, '2026-11-27'), outcome: null },
    ]);
    expect([...days].map(([day, { unwatched, absentDays }]) => [day, unwatched, absentDays])).toEqual([
      ['2026-11-24', 0, 3],
      ['2026-11-27', 7, 0],
    ]);
  });
});
