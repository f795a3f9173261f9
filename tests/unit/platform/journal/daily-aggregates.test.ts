import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { aggregateByDay, type DailyAggregates } from '../../../../core/journal/daily-aggregates.ts';
import { newArrival, newMistake, newOutcome } from '../../../../core/journal/incident.ts';
import {
  dailyAggregates,
  entryAggregates,
  forgetDailyAggregates,
  recountDailyAggregates,
} from '../../../../platform/journal/daily-aggregates.ts';
import { entriesBetween, eraseJournal, exclusively } from '../../../../platform/journal/journal.ts';
import { appendEntries, recordHeartbeat } from '../../../../platform/journal/journal-append.ts';
import { deleteExpired } from '../../../../platform/journal/retention.ts';
import { gap, incident } from '../../../fixtures/recorded-entries.ts';

const today = '2026-11-23';

/** Aggregates computed from all entries. */
async function counted(): Promise<DailyAggregates> {
  const lines = [];
  for await (const chunk of entriesBetween('0000-01-01', '9999-12-31')) lines.push(...chunk);
  return aggregateByDay(lines);
}

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
  await forgetDailyAggregates();
});

it('follow appended entries, including outcomes of old incidents', async () => {
  const [one, other] = [incident({ day: '2026-11-22' }), incident()];
  expect(await dailyAggregates()).toEqual(new Map());
  await appendEntries([one, newOutcome(one.id, 'unanswered')], today);
  expect(await dailyAggregates()).toEqual(await counted());
  await appendEntries([newOutcome(other.id, 'stayed'), newOutcome(one.id, 'moved-to-max'), gap(2)], today);
  await appendEntries([other, newOutcome(other.id, 'unanswered')], today);
  expect(await dailyAggregates()).toEqual(await counted());
  expect((await dailyAggregates()).get('2026-11-22')?.by.outcome).toEqual(new Map([['moved-to-max', 1]]));
});

it('count marks of old incidents by system and surface', async () => {
  const one = incident({ day: '2026-11-22' });
  await appendEntries([one], today);
  await dailyAggregates();
  await appendEntries([newMistake(one.id, 'site')], today);
  expect((await dailyAggregates()).get('2026-11-22')?.by.mistake).toEqual(new Map([['telegram client site', 1]]));
  expect(await dailyAggregates()).toEqual(await counted());
});

it('count arrivals of old incidents', async () => {
  const one = incident({ day: '2026-11-22' });
  await appendEntries([one, newOutcome(one.id, 'moved-to-max')], today);
  await dailyAggregates();
  await appendEntries([newArrival(one.id, 'no')], today);
  expect((await dailyAggregates()).get('2026-11-22')?.by.arrival).toEqual(new Map([['no', 1]]));
  expect(await dailyAggregates()).toEqual(await counted());
});

it('are recounted after many new entries and after the journal was erased', async () => {
  await appendEntries([incident()], today);
  await dailyAggregates();
  await appendEntries(
    Array.from({ length: 2100 }, () => incident({ day: '2026-11-24' })),
    today,
  );
  expect((await dailyAggregates()).get('2026-11-24')?.incidents).toBe(2100);
  await eraseJournal();
  expect(await dailyAggregates()).toEqual(new Map());
  await appendEntries([incident({ day: '2026-11-25' })], today);
  expect([...(await dailyAggregates()).keys()]).toEqual(['2026-11-25']);
});

it('report progress, and resume an interrupted count', async () => {
  const many = Array.from({ length: 2500 }, () => incident());
  await appendEntries(many, today);
  const told: string[] = [];
  await dailyAggregates((done, of) => void told.push(`${done}/${of}`));
  expect(told).toEqual(['1000/2500', '2000/2500', '2500/2500']);
  await appendEntries([incident()], today);
  told.length = 0;
  await dailyAggregates((done, of) => void told.push(`${done}/${of}`));
  expect(told).toEqual(['2501/2501']);
});

it('are recounted on demand and compared with the stored ones', async () => {
  const one = incident();
  await appendEntries([one, newOutcome(one.id, 'closed'), incident({ day: '2026-11-22' })], today);
  await dailyAggregates();
  expect(await recountDailyAggregates()).toBe(true);
  const raw = await new Dexie('dezhurny-sums').open();
  await raw.table('days').delete('2026-11-22');
  raw.close();
  expect(await recountDailyAggregates()).toBe(false);
  expect(await dailyAggregates()).toEqual(await counted());
});

it('are the same after the database was lost', async () => {
  await appendEntries([incident()], today);
  const before = await dailyAggregates();
  await forgetDailyAggregates();
  expect(await dailyAggregates()).toEqual(before);
});

it('of the entries alone lose the days that retention deletes', async () => {
  await appendEntries([incident({ day: '2026-11-23' })], today);
  await appendEntries([incident({ day: '2026-11-24' })], '2026-11-24');
  expect((await entryAggregates()).size).toBe(2);
  await recordHeartbeat('2026-11-25', null);
  expect(await exclusively(() => deleteExpired('2026-11-25', 1))).toBe(true);
  expect([...(await entryAggregates()).keys()]).toEqual(['2026-11-24']);
  expect([...(await dailyAggregates()).keys()].sort()).toEqual(['2026-11-23', '2026-11-24']);
});

it('count an entry once that is appended during the count', async () => {
  await appendEntries([incident()], today);
  const counting = dailyAggregates();
  await appendEntries([incident(), incident()], today);
  await counting;
  expect(await dailyAggregates()).toEqual(await counted());
});

it('leave out entries and outcomes of a newer program, and are counted again by a program that reads more', async () => {
  const one = incident();
  const newer = [
    { ...incident(), v: 99 },
    { ...newOutcome(one.id, 'stayed'), v: 99 },
  ];
  await appendEntries([one, ...newer] as never[], today);
  const sums = await dailyAggregates();
  expect(sums.get(today)?.incidents).toBe(1);
  expect(sums.get(today)?.by.outcome).toEqual(new Map([['none', 1]]));
  expect(sums).toEqual(await counted());
  const db = await new Dexie('dezhurny-sums').open();
  await db.table('days').clear();
  expect(await dailyAggregates()).toEqual(new Map());
  await db.table('reached').update(0, { formats: 'incident 0' });
  db.close();
  expect(await dailyAggregates()).toEqual(sums);
});
