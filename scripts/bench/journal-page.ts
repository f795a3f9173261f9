import type { Entry, Incident } from '../../core/entry.ts';
import { newOutcome } from '../../core/incident.ts';
import { addDays } from '../../core/timetable.ts';
import { daySums } from '../../platform/day-sums.ts';
import { exclusively } from '../../platform/journal.ts';
import { appendEntries } from '../../platform/journal-append.ts';
import { randomId } from '../../platform/random-id.ts';
import { sealClosed } from '../../platform/sheets.ts';

// Bundled and run inside a page of the extension: a journal of the product's own making, only faster than life.

/** What the bench asks of the page. */
export interface JournalFilling {
  fill(from: number, to: number, over?: { last: string; days: number }): Promise<void>;
  append(times: number): Promise<number[]>;
}

const LAST = '2026-11-22';

/** Days that a million incidents are spread over: what retention keeps at the most. */
const year = { last: LAST, days: 365 };

const systems: readonly [string, number][] = [
  ['discord', 1],
  ['telegram', 5],
  ['viber', 7],
  ['whatsapp', 8],
];

const incidentOf = (day: string, nth: number): Incident => {
  const [system, item] = systems[nth % systems.length] ?? ['telegram', 5];
  return {
    ...{ v: 1, kind: 'incident', id: randomId(), day, lesson: 1 + (nth % 8), hour: null, system, item },
    ...{ surface: 'client', mode: 'warn', reason: 'lesson', noticed: 'page', pack: 'rpl-2025-09-01' },
  };
};

function entriesOf(day: string, count: number): Entry[] {
  return Array.from({ length: count }, (_, nth) => incidentOf(day, nth)).flatMap((one, nth): Entry[] =>
    nth % 3 === 0 ? [one] : [one, newOutcome(one.id, nth % 3 === 1 ? 'moved-to-max' : 'closed')],
  );
}

const on = (day: string) => ({
  day,
  gap: (): never => {
    throw new Error('the bench lost entries');
  },
});

const filling: JournalFilling = {
  /** Makes `from` incidents `to`, day by day; each growth goes over all days. */
  async fill(from, to, { last, days } = year) {
    const upTo = (day: number): number => Math.round(((to - from) * day) / days);
    for (let day = 1; day <= days; day += 1) {
      const date = addDays(last, day - days);
      await exclusively(() => appendEntries(entriesOf(date, upTo(day) - upTo(day - 1)), on(date)));
    }
    await exclusively(sealClosed);
    await daySums();
  },
  /** ms that each of so many appends of one incident took till it was on disk. */
  async append(times) {
    const samples: number[] = [];
    for (let nth = 0; nth < times; nth += 1) {
      const one = incidentOf(LAST, nth);
      const begun = performance.now();
      await exclusively(() => appendEntries([one], on(LAST)));
      samples.push(performance.now() - begun);
    }
    return samples;
  },
};

Object.assign(globalThis, { filling });
