import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Entry } from '../../../../core/journal/entry.ts';
import { newOutcome } from '../../../../core/journal/incident.ts';
import { nothingSent, type RegionState } from '../../../../core/region/send-state.ts';
import { eraseJournal, exclusively } from '../../../../platform/journal/journal.ts';
import { appendEntries, keepDay } from '../../../../platform/journal/journal-append.ts';
import { deleteOver } from '../../../../platform/journal/retention.ts';
import { keepRegionState, loadNextOut, loadOutbox } from '../../../../platform/region/outbox.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

const write = (day: string, ...entries: Entry[]): Promise<void> => appendEntries(entries, day);
const sentTo = (seq: number, uid: string, change: Partial<RegionState> = {}): RegionState => ({
  ...nothingSent,
  seq,
  uid,
  ...change,
});

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
});

it('sends an outcome of the next day under the day of its incident', async () => {
  const one = incident({ day: '2026-11-23' });
  await write('2026-11-23', one);
  await write('2026-11-24', newOutcome(one.id, 'unanswered'), incident({ day: '2026-11-24' }));
  const [first, second, third] = (await loadNextOut()).waiting;
  expect(second).toMatchObject({ day: '2026-11-23', dayId: first?.dayId });
  expect(third?.dayId).not.toBe(first?.dayId);
});

it('passes over what does not go out', async () => {
  await write('2026-11-23', newOutcome(incident().id, 'stayed'));
  const { waiting, through } = await loadNextOut();
  expect([waiting, through.seq]).toEqual([[], 1]);
  expect((await loadOutbox()).count).toBe(1);
});

it('asks for nothing that came after the run began', async () => {
  const [one, two] = [incident(), incident()];
  await write('2026-11-23', one);
  await keepRegionState(null, { ...nothingSent, upTo: 1 });
  await write('2026-11-23', two);
  const { waiting, last } = await loadNextOut();
  expect([waiting.map(({ uid }) => uid), last]).toEqual([[one.id], 2]);
});

it('looks ahead of what is kept to what follows a request that is under way', async () => {
  const [one, two] = [incident(), incident()];
  await write('2026-11-23', one, two);
  await keepRegionState(null, { ...nothingSent, upTo: 2 });
  const ahead = sentTo(1, one.id, { upTo: 2 });
  const next = await loadNextOut(ahead);
  expect([next.kept, next.waiting.map(({ uid }) => uid)]).toEqual([ahead, [two.id]]);
  expect((await loadNextOut()).waiting).toHaveLength(2);
});

it('tells of a closed day once its entries have gone, without what came of its incidents', async () => {
  const one = incident({ day: '2026-11-23' });
  await exclusively(() => keepDay('2026-11-23', { day: '2026-11-23', lesson: 3, hour: null }));
  await write('2026-11-23', one, newOutcome(one.id, 'stayed'));
  expect((await loadOutbox()).count).toBe(2);
  await exclusively(() => keepDay('2026-11-24', null));
  const out = await loadNextOut();
  expect(out.waiting.map(({ what }) => what.kind)).toEqual(['incident', 'outcome']);
  expect((await loadOutbox()).count).toBe(3);
  await keepRegionState(null, sentTo(2, out.through.uid ?? ''));
  const [seal] = (await loadNextOut()).waiting;
  expect(seal).toMatchObject({ uid: out.waiting[0]?.dayId, what: { kind: 'seal', count: 1, lessons: 1 } });
  expect(JSON.stringify(seal)).not.toMatch(/head|after|signature/);
});

it('counts what was deleted because its time was over before it was sent', async () => {
  for (const day of ['2026-11-02', '2026-11-03', '2026-11-23']) {
    await exclusively(() => keepDay(day, null));
    await write(day, incident({ day }), incident({ day }));
  }
  const { kept, waiting } = await loadNextOut();
  await keepRegionState(kept, sentTo(1, waiting[0]?.uid ?? ''));
  // A clock that jumps is believed only after working days.
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01']) {
    await exclusively(() => keepDay(day, null));
  }
  await exclusively(() => deleteOver('2026-12-01', 10));
  const { state } = await loadOutbox();
  expect(state).toMatchObject({ seq: 4, lost: 3 });
});

it('is not kept for a journal that was erased meanwhile', async () => {
  const one = incident();
  await write('2026-11-23', one);
  expect(await keepRegionState(null, sentTo(1, one.id))).toBe(true);
  await eraseJournal();
  await write('2026-11-23', incident());
  expect(await keepRegionState(sentTo(1, one.id), sentTo(1, one.id, { sent: '2026-11-23' }))).toBe(false);
  expect((await loadNextOut()).waiting).toHaveLength(1);
});
