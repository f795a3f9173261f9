import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { aggregateByDay, type DailyAggregates } from '../../../../core/journal/daily-aggregates.ts';
import { daySumText, daySumVersions } from '../../../../core/journal/day-sum.ts';
import type { Entry } from '../../../../core/journal/entry.ts';
import { newOutcome, newPlatformDay } from '../../../../core/journal/incident.ts';
import { viewOfJournal } from '../../../../core/report/report-view.ts';
import { addDays } from '../../../../core/time/local-time.ts';
import { dailyAggregates, forgetDailyAggregates } from '../../../../platform/journal/daily-aggregates.ts';
import { SUM_DAYS } from '../../../../platform/journal/day-sums.ts';
import { entriesBetween, eraseJournal, exclusively } from '../../../../platform/journal/journal.ts';
import { appendEntries, recordHeartbeat } from '../../../../platform/journal/journal-append.ts';
import { openStore, type StoredDaySum, withJournal } from '../../../../platform/journal/journal-store.ts';
import { loadKeptDays } from '../../../../platform/journal/kept-days.ts';
import { deleteExpired } from '../../../../platform/journal/retention.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { coveredPeriods, watchedLessons } from '../../../../platform/journal/uncovered-days.ts';
import { FaultyStore } from '../../../fixtures/faulty-store.ts';
import { anyRows } from '../../../fixtures/journal-rows.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

const first = '2026-09-01';

/** Return aggregates of all entries, which the report showed before there were sums. */
async function oracle(): Promise<DailyAggregates> {
  const lines = [];
  for await (const chunk of entriesBetween('0000-01-01', '9999-12-31')) lines.push(...chunk);
  return aggregateByDay(lines);
}

/** Write a day of a PC: heartbeats in two lessons, and entries. */
async function work(day: string, entries: readonly Entry[] = []): Promise<void> {
  await recordHeartbeat(day, { day, lesson: 1, hour: null });
  await recordHeartbeat(day, { day, lesson: 3, hour: null });
  await appendEntries(entries, day);
}

const expire = (today: string, days = 90): Promise<boolean> => exclusively(() => deleteExpired(today, days));
const sums = (): Promise<StoredDaySum[]> => withJournal((db) => db.daySums.toArray());
const entryCount = (): Promise<number> => withJournal((db) => db.entries.count());

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
  await forgetDailyAggregates();
});

it('keep the counts of entries that retention deletes, by the day that they are about', async () => {
  const [one, late] = [incident({ day: first }), incident({ day: first })];
  await work(first, [one, newOutcome(one.id, 'unanswered')]);
  await work('2026-09-02', [late, newOutcome(one.id, 'moved-to-max')]);
  await work('2026-09-03');
  const [before, lessons] = [await oracle(), await watchedLessons()];
  expect(await expire('2026-09-03', 1)).toBe(true);
  expect(await entryCount()).toBe(2);
  expect(await dailyAggregates()).toEqual(before);
  expect(before.get(first)?.by.outcome).toEqual(
    new Map([
      ['moved-to-max', 1],
      ['none', 1],
    ]),
  );
  expect(await watchedLessons()).toEqual(lessons);
  expect(await loadKeptDays()).toEqual({ from: first, entriesFrom: '2026-09-02', lost: [] });
  await work('2026-09-04');
  await expire('2026-09-04', 1);
  expect(await entryCount()).toBe(0);
  expect(await dailyAggregates()).toEqual(before);
});

it('keep the lessons with a permitted platform, and the covered lessons that they are set against', async () => {
  await work(first, [newPlatformDay(incident().id, first, 1)]);
  await work('2026-09-02');
  await work('2026-09-03');
  const [days, covered] = [await dailyAggregates(), await coveredPeriods()];
  expect(days.get(first)?.by.platform).toEqual(new Map([['1', 1]]));
  await expire('2026-09-03', 1);
  expect((await sums()).map(({ sum }) => sum.v)).toEqual([2]);
  expect(await dailyAggregates()).toEqual(days);
  expect((await coveredPeriods()).get(first)).toBe(covered.get(first));
});

it('are sealed: the day’s seal and a signature of the sum by the same key', async () => {
  await work(first, [incident({ day: first })]);
  await work('2026-09-02');
  const key = (await withJournal((db) => db.known.get('key'))) as { publicKey: string };
  const sealed = await withJournal((db) => db.sheets.toCollection().first());
  await work('2026-09-03');
  await expire('2026-09-03', 1);
  const [row] = await sums();
  const { signature, ...sum } = row?.sum ?? expect.fail('no sum');
  expect(await isSigned(key.publicKey, signature, daySumText(sum))).toBe(true);
  expect(await isSigned(key.publicKey, signature, daySumText({ ...sum, days: [] }))).toBe(false);
  expect(sum.seal).toMatchObject({ day: first, dayId: sealed?.dayId, signature: sealed?.signature, count: 1 });
  expect(daySumVersions[0].parse(sum)).toEqual(sum);
});

it('hold no id, no item and no moment of an entry', async () => {
  const entries = [incident({ day: first, lesson: 3, hour: null }), incident({ day: first })];
  await work(first, entries);
  await work('2026-09-03');
  await expire('2026-09-03', 1);
  const text = JSON.stringify(await sums());
  for (const { id } of entries) expect(text).not.toContain(id);
  expect(text).not.toMatch(/"(id|item|incident|prev|hash|reason|moment|url|title)"/);
  expect(text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g)).toHaveLength(1);
  expect(text).not.toMatch(/\d\d:\d\d|-\d\dT\d\d/);
});

it('are erased with the journal', async () => {
  await work(first, [incident({ day: first })]);
  await work('2026-09-03');
  await expire('2026-09-03', 1);
  expect(await sums()).toHaveLength(1);
  await eraseJournal();
  await forgetDailyAggregates();
  expect(await sums()).toEqual([]);
  expect(await dailyAggregates()).toEqual(new Map());
});

it('are deleted when their time has ended, and the report says from when it knows', async () => {
  await work(first, [incident({ day: first })]);
  await work('2026-09-02', [incident({ day: '2026-09-02' })]);
  await work('2026-09-03');
  await expire('2026-09-03', 1);
  const end = addDays('2026-09-03', SUM_DAYS);
  for (let day = '2026-09-04'; day <= end; day = addDays(day, 14)) await work(day);
  await work(end);
  await expire(end);
  expect((await sums()).map(({ sum }) => sum.seal.day)).toContain(first);
  await work(addDays(end, 1));
  expect(await expire(addDays(end, 1))).toBe(true);
  expect((await sums()).map(({ sum }) => sum.seal.day)).not.toContain(first);
  expect((await loadKeptDays()).from).toBe('2026-09-02');
});

describe('an interrupted deletion', () => {
  let store: FaultyStore;
  beforeEach(() => {
    store = new FaultyStore();
  });
  afterEach(() => store.restore());

  it('shows the same numbers after every step, and the next one ends it', async () => {
    await work(
      first,
      Array.from({ length: 450 }, () => incident({ day: first })),
    );
    await work('2026-09-02', [incident({ day: '2026-09-02' })]);
    await work('2026-09-03');
    const before = await oracle();
    for (let at = 0, struck = true; struck; at++) {
      store.arm({
        site: 'transaction',
        from: at,
        times: 99,
        way: 'thrown',
        error: () => new DOMException('stopped', 'AbortError'),
      });
      await expire('2026-09-03', 1).catch(() => undefined);
      struck = store.struck;
      store.arm();
      expect(await dailyAggregates(), `after ${at} transactions`).toEqual(before);
    }
    expect(await entryCount()).toBe(1);
  }, 60_000);
});

it('equal the report of all entries, whatever the journal and the retention', async () => {
  const anyDays = fc.array(fc.record({ pause: fc.integer({ min: 1, max: 3 }), rows: anyRows }), {
    minLength: 2,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(anyDays, fc.integer({ min: 1, max: 10 }), async (days, retention) => {
      await eraseJournal();
      await forgetDailyAggregates();
      let day = first;
      for (const { pause, rows } of days) {
        day = addDays(day, pause);
        await work(
          day,
          rows.flatMap(({ entry, outcome }): Entry[] =>
            outcome && entry.kind === 'incident' ? [entry, newOutcome(entry.id, outcome)] : [entry],
          ),
        );
      }
      const [all, lessons] = [await oracle(), await watchedLessons()];
      await expire(day, retention);
      expect(await dailyAggregates()).toEqual(all);
      expect(await watchedLessons()).toEqual(lessons);
    }),
    { numRuns: 25 },
  );
}, 120_000);

it('show a school year of 300 days with 90 days of entries exactly', async () => {
  const all: Entry[] = [];
  for (let at = 0; at < 300; at++) {
    const day = addDays(first, at);
    const found = Array.from({ length: at % 4 }, (_, i) =>
      incident({
        day,
        lesson: 1 + ((at + i) % 7),
        hour: null,
        system: i % 2 ? 'telegram' : 'discord',
        reason: 'lesson',
      }),
    );
    const entries = found.flatMap((one, i) =>
      i === 1 ? [one] : [one, newOutcome(one.id, i ? 'closed' : 'moved-to-max')],
    );
    all.push(...entries);
    await recordHeartbeat(day, { day, lesson: 2, hour: null });
    await appendEntries(entries, day);
    if (at % 23 === 0) await expire(day);
  }
  await expire(addDays(first, 299));
  const today = addDays(first, 299);
  const scope = {
    range: { from: first, to: today },
    before: { from: '2025-09-01', to: '2026-05-31' },
    today,
    schoolDays: new Set([first]),
    schoolDaysBefore: new Set<string>(),
  };
  const outcomes = new Map(
    all.flatMap((entry) => (entry.kind === 'outcome' ? [[entry.incident, entry.outcome] as const] : [])),
  );
  const lines = all.flatMap((entry) =>
    entry.kind === 'incident' ? [{ entry, outcome: outcomes.get(entry.id) ?? null }] : [],
  );
  const covered = new Map(Array.from({ length: 300 }, (_, at) => [addDays(first, at), 1] as const));
  expect(viewOfJournal(await dailyAggregates(), scope, ['telegram'], await watchedLessons())).toEqual(
    viewOfJournal(aggregateByDay(lines), scope, ['telegram'], covered),
  );
  const left = await withJournal((db) => db.entries.toArray());
  expect(left.every((row) => !('day' in row) || row.day >= addDays(today, -90))).toBe(true);
  expect((await sums()).length).toBe(209);
}, 120_000);

it('leave a journal of the version before as it is', async () => {
  const factory = new IDBFactory();
  const old = new Dexie('dezhurny', { indexedDB: factory });
  old.version(2).stores({
    entries: '++seq, &key, [day+seq], [day+system], incident, dayId, &shown',
    unanswered: 'incident',
    sheets: '++at, &dayId, day',
    known: 'name',
  });
  await old.open();
  await old.table('entries').add({ ...incident(), key: 'one', shown: 'x' });
  await old.table('known').put({ name: 'retention', through: first, seq: 0 });
  old.close();
  vi.stubGlobal('indexedDB', factory);
  Dexie.dependencies.indexedDB = factory;
  const db = await openStore('dezhurny');
  expect([await db.entries.count(), await db.known.count(), await db.daySums.count()]).toEqual([1, 1, 0]);
  db.close();
});
