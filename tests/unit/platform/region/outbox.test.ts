import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Entry } from '../../../../core/journal/entry.ts';
import { newOutcome, newPlatformDay } from '../../../../core/journal/incident.ts';
import { isClosedDay, type OutboxItem } from '../../../../core/region/outbox-item.ts';
import { initialState, type SendState } from '../../../../core/region/send-state.ts';
import { eraseJournal, exclusively } from '../../../../platform/journal/journal.ts';
import { appendEntries, recordHeartbeat } from '../../../../platform/journal/journal-append.ts';
import { readMeta, withJournal } from '../../../../platform/journal/journal-store.ts';
import { deleteExpired } from '../../../../platform/journal/retention.ts';
import { keepSendState, loadNextItems, loadOutbox, loadSendable } from '../../../../platform/region/outbox.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

const write = (day: string, ...entries: Entry[]): Promise<void> => appendEntries(entries, day);
const sentTo = (seq: number, uid: string, change: Partial<SendState> = {}): SendState => ({
  ...initialState,
  forms: [{ from: 0, detail: 'entries' }],
  seq,
  uid,
  ...change,
});

const nextItems = async (): Promise<readonly OutboxItem[]> => (await loadNextItems('entries')).pending.items;

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
});

it('offers an outcome of the next day under the day of its incident', async () => {
  const one = incident({ day: '2026-11-23' });
  await write('2026-11-23', one);
  await write('2026-11-24', newOutcome(one.id, 'unanswered'), incident({ day: '2026-11-24' }));
  const [first, second, third] = await nextItems();
  expect(second).toMatchObject({ day: '2026-11-23', dayId: first?.dayId });
  expect(third?.dayId).not.toBe(first?.dayId);
});

it('passes over an outcome without a stored incident', async () => {
  await write('2026-11-23', newOutcome(incident().id, 'stayed'));
  const { items, through } = (await loadNextItems('entries')).pending;
  expect([items, through.seq]).toEqual([[], 1]);
  expect((await loadOutbox('entries')).count).toBe(1);
});

it('passes over the lessons with a permitted platform, and leaves them out of the number of a closed day', async () => {
  await write('2026-11-23', incident(), newPlatformDay(incident().id, '2026-11-20', 3));
  await recordHeartbeat('2026-11-24', null);
  const { items, through } = (await loadNextItems('entries')).pending;
  expect([items.map(({ content }) => content.kind), through.seq]).toEqual([['incident'], 2]);
  await keepSendState(null, sentTo(through.seq, through.uid ?? ''));
  expect((await nextItems()).map(({ content }) => content)).toEqual([{ kind: 'seal', count: 1, lessons: 0 }]);
});

it('leaves out entries that were appended after the run began', async () => {
  const [one, two] = [incident(), incident()];
  await write('2026-11-23', one);
  await keepSendState(null, { ...initialState, runEnd: 1 });
  await write('2026-11-23', two);
  const { items, last } = (await loadNextItems('entries')).pending;
  expect([items.map(({ uid }) => uid), last]).toEqual([[one.id], 2]);
});

it('reads the items after a request in flight when the state ahead is given', async () => {
  const [one, two] = [incident(), incident()];
  await write('2026-11-23', one, two);
  await keepSendState(null, { ...initialState, runEnd: 2 });
  const ahead = sentTo(1, one.id, { runEnd: 2 });
  const next = await loadNextItems('entries', ahead);
  expect([next.kept, next.pending.items.map(({ uid }) => uid)]).toEqual([ahead, [two.id]]);
  expect(await nextItems()).toHaveLength(2);
});

it('offers a closed day after its entries, without counting outcomes', async () => {
  const one = incident({ day: '2026-11-23' });
  await exclusively(() => recordHeartbeat('2026-11-23', { day: '2026-11-23', lesson: 3, hour: null }));
  await write('2026-11-23', one, newOutcome(one.id, 'stayed'));
  expect((await loadOutbox('entries')).count).toBe(2);
  await exclusively(() => recordHeartbeat('2026-11-24', null));
  const { items, through } = (await loadNextItems('entries')).pending;
  expect(items.map(({ content }) => content.kind)).toEqual(['incident', 'outcome']);
  expect((await loadOutbox('entries')).count).toBe(3);
  await keepSendState(null, sentTo(2, through.uid ?? ''));
  const [seal] = await nextItems();
  expect(seal).toMatchObject({ uid: items[0]?.dayId, content: { kind: 'seal', count: 1, lessons: 1 } });
  expect(JSON.stringify(seal)).not.toMatch(/head|after|signature/);
});

it('counts entries that retention deleted before they were sent', async () => {
  for (const day of ['2026-11-02', '2026-11-03', '2026-11-23']) {
    await exclusively(() => recordHeartbeat(day, null));
    await write(day, incident({ day }), incident({ day }));
  }
  const { kept, pending } = await loadNextItems('entries');
  await keepSendState(kept, sentTo(1, pending.items[0]?.uid ?? ''));
  // A clock that jumps forward is trusted only after several working days.
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01']) {
    await exclusively(() => recordHeartbeat(day, null));
  }
  await exclusively(() => deleteExpired('2026-12-01', 10));
  const { state } = await loadOutbox('entries');
  expect(state).toMatchObject({ seq: 4, expiredUnsent: 3 });
});

it('does not store a state that is based on an erased journal', async () => {
  const one = incident();
  await write('2026-11-23', one);
  expect(await keepSendState(null, sentTo(1, one.id))).toBe(true);
  await eraseJournal();
  await write('2026-11-23', incident());
  expect(await keepSendState(sentTo(1, one.id), sentTo(1, one.id, { sent: '2026-11-23' }))).toBe(false);
  expect(await nextItems()).toHaveLength(1);
});

it('stores the state under the field names of the first version', async () => {
  const state = { ...initialState, dayLog: 3, runEnd: 9, batchSize: 7, discardedTotal: 2, expiredUnsent: 5 };
  await keepSendState(null, state);
  const row = await withJournal((db) => readMeta(db, 'region'));
  expect(row?.state).toMatchObject({ sheet: 3, upTo: 9, most: 7, buried: 2, lost: 5 });
  expect((await loadOutbox('entries')).kept).toEqual(state);
});

it('holds back an entry of a newer program with all that follows, and counts nothing as lost', async () => {
  const [one, newer, later] = [incident(), { ...incident(), v: 99 } as never, incident()];
  await write('2026-11-23', one, newer, later);
  await exclusively(() => recordHeartbeat('2026-11-24', null));
  const { items, through } = (await loadNextItems('entries')).pending;
  expect([items.map(({ uid }) => uid), through.seq]).toEqual([[one.id], 1]);
  expect(await loadOutbox('entries')).toMatchObject({ count: 1, held: 3 });
  expect((await loadSendable('entries')).isEmpty).toBe(false);
  await keepSendState(null, sentTo(1, one.id));
  expect((await loadNextItems('entries')).pending).toMatchObject({ items: [], through: { seq: 1, uid: one.id } });
  expect(await loadOutbox('entries')).toMatchObject({ count: 0, held: 3, state: { expiredUnsent: 0, rejected: 0 } });
  expect((await loadSendable('entries')).isEmpty).toBe(true);
});

it('has something to send while a closed day is not sent, and nothing after it', async () => {
  const one = incident();
  await write('2026-11-23', one);
  await keepSendState(null, sentTo(1, one.id));
  expect((await loadSendable('entries')).isEmpty).toBe(true);
  await exclusively(() => recordHeartbeat('2026-11-24', null));
  expect((await loadSendable('entries')).isEmpty).toBe(false);
});

/** The items of the next request under the policy `sums`. */
const nextSums = async (): Promise<readonly OutboxItem[]> => (await loadNextItems('sums')).pending.items;
const startDay = (day: string): Promise<boolean> => exclusively(() => recordHeartbeat(day, null));

it('sends sums only: nothing of an open day, then its counts with outcomes of the next morning', async () => {
  const one = incident({ day: '2026-11-23' });
  await startDay('2026-11-23');
  await write('2026-11-23', one, incident({ day: '2026-11-23' }));
  expect(await nextSums()).toEqual([]);
  expect((await loadSendable('sums')).isEmpty).toBe(true);
  expect(await loadOutbox('sums')).toMatchObject({ count: 0 });
  await write('2026-11-24', newOutcome(one.id, 'unanswered'));
  await startDay('2026-11-24');
  expect((await loadSendable('sums')).isEmpty).toBe(false);
  const [sum, another] = await nextSums();
  expect(another).toBeUndefined();
  expect(sum).toMatchObject({ day: '2026-11-23', content: { kind: 'sum', incidents: 2 } });
  expect(sum?.content).toMatchObject({ by: { outcome: { unanswered: 1 } } });
  expect(JSON.stringify(sum)).not.toContain(one.id);
});

it('sends the sum of a day without incidents', async () => {
  await exclusively(() => recordHeartbeat('2026-11-23', { day: '2026-11-23', lesson: 3, hour: null }));
  await startDay('2026-11-24');
  expect(await nextSums()).toMatchObject([{ content: { kind: 'sum', incidents: 0, lessons: 1 } }]);
});

it('a change to sums leaves what is queued as it was meant to be: no day counts twice, none is lost', async () => {
  const [one, two, three] = ['23', '24', '25'].map((day) => incident({ day: `2026-11-${day}` }));
  if (!one || !two || !three) throw new Error('three incidents');
  await write('2026-11-23', one);
  await keepSendState(null, (await loadOutbox('entries')).state);
  await write('2026-11-24', two);
  expect((await nextSums()).map(({ uid }) => uid)).toEqual([one.id, two.id]);
  const { kept, state } = await loadNextItems('sums');
  expect(await keepSendState(kept, { ...state, seq: 2, uid: two.id })).toBe(true);
  await write('2026-11-25', three);
  await startDay('2026-11-26');
  const said: string[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    const { kept: before, state: now, pending } = await loadNextItems('sums');
    const [item] = pending.items;
    const closed = item && isClosedDay(item) ? { dayLog: item.at } : {};
    if (item) said.push(`${item.content.kind} of ${item.day}`);
    await keepSendState(before, { ...now, ...(item ? closed : pending.through) });
  }
  expect(said).toEqual(['seal of 2026-11-23', 'seal of 2026-11-24', 'sum of 2026-11-25']);
});

it('a change to entries sends singly only the days that begin after it', async () => {
  await write('2026-11-23', incident({ day: '2026-11-23' }));
  await keepSendState(null, (await loadOutbox('sums')).state);
  await write('2026-11-23', incident({ day: '2026-11-23' }));
  expect((await loadNextItems('entries')).pending).toMatchObject({ items: [], through: { seq: 2 } });
  const { kept, state } = await loadNextItems('entries');
  await keepSendState(kept, { ...state, ...(await loadNextItems('entries')).pending.through });
  const after = incident({ day: '2026-11-24' });
  await write('2026-11-24', after);
  expect((await nextItems()).map(({ uid }) => uid)).toEqual([after.id]);
});

it('sends the sum of a day whose entries retention deleted, and counts none as lost', async () => {
  for (const day of ['2026-11-02', '2026-11-03', '2026-11-23']) {
    await startDay(day);
    await write(day, incident({ day }), incident({ day }));
  }
  await keepSendState(null, { ...(await loadOutbox('sums')).state, seq: 1, uid: null });
  const before = (await nextSums())[0];
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01']) {
    await startDay(day);
  }
  await exclusively(() => deleteExpired('2026-12-01', 10));
  expect(await nextSums()).toEqual([before]);
  expect(before).toMatchObject({ day: '2026-11-02', content: { kind: 'sum', incidents: 2 } });
  expect((await loadOutbox('sums')).state.expiredUnsent).toBe(0);
});
