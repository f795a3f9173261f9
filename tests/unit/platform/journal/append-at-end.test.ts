import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { emptyWatermark } from '../../../../core/journal/watermark.ts';
import { entriesBetween, exclusively } from '../../../../platform/journal/journal.ts';
import { appendEntries, noteLoss, recordHeartbeat } from '../../../../platform/journal/journal-append.ts';
import { withJournal } from '../../../../platform/journal/journal-store.ts';
import { readMark, writeMark } from '../../../../platform/journal/watermark.ts';
import { WATERMARK_KEY } from '../../../../platform/storage/local-keys.ts';
import { FaultyStore } from '../../../fixtures/faulty-store.ts';
import { gap, incident } from '../../../fixtures/recorded-entries.ts';

const today = '2026-11-23';
const lesson = { day: today, lesson: 3, hour: null };

const seqs = async (): Promise<number[]> => (await withJournal((db) => db.entries.toArray())).map(({ seq }) => seq);
const append = (): Promise<void> => exclusively(() => appendEntries([incident()], today));

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
  await append();
});
afterEach(() => vi.restoreAllMocks());

it('reads nothing before it writes, except at the first append of a browser session', async () => {
  const store = new FaultyStore();
  try {
    store.arm();
    await append();
    expect(store.seen).toEqual(['transaction', 'getAll', 'add', 'put', 'put']);
    await fakeBrowser.storage.session.clear();
    store.arm();
    await append();
    expect(store.seen).toContain('get');
  } finally {
    store.restore();
  }
  expect(await seqs()).toEqual([1, 2, 3]);
});

it('is answered before the watermark is stored, and the next writer waits for it', async () => {
  const set = browser.storage.local.set.bind(browser.storage.local);
  const stored = Promise.withResolvers<void>();
  vi.spyOn(browser.storage.local, 'set').mockImplementation(async (items) => {
    await stored.promise;
    await set(items);
  });
  await append();
  expect(await seqs()).toEqual([1, 2]);
  const next = vi.fn();
  const waiting = exclusively(async () => next());
  await new Promise((resume) => setImmediate(resume));
  expect(next).not.toHaveBeenCalled();
  stored.resolve();
  await waiting;
  expect((await readMark())?.mark).toMatchObject({ seq: 2, rows: 2 });
});

it('counts the rows that are beyond a watermark which could not be stored', async () => {
  vi.spyOn(browser.storage.local, 'set').mockRejectedValueOnce(new Error('refused'));
  await append();
  await append();
  expect(await noteLoss(today)).toBeNull();
  expect((await readMark())?.mark).toMatchObject({ seq: 3, rows: 3 });
});

it('keeps a heartbeat that was written since the append before', async () => {
  await exclusively(() => recordHeartbeat(today, lesson));
  await append();
  const [log] = await withJournal((db) => db.sheets.toArray());
  expect(log).toMatchObject({ lessons: [3], count: 2, last: 2 });
});

it('finds the end in the store if the day log there is another one', async () => {
  await withJournal((db) => db.sheets.update(1, { last: 0 }));
  await append();
  expect(await seqs()).toEqual([1, 2]);
  expect(await withJournal((db) => db.sheets.get(1))).toMatchObject({ last: 2 });
});

it('tells of rows that disappear after an append, once, at the next look at the whole store', async () => {
  await append();
  await withJournal((db) => db.entries.delete(2));
  await append();
  expect((await noteLoss(today))?.missing).toBe(1);
});

it('does not take the end of a watermark that a page wrote', async () => {
  await browser.storage.local.set({ [WATERMARK_KEY]: { seq: 9, rows: 9, hash: null, sheets: 1 } });
  await append();
  expect(await seqs()).toEqual([1, 2]);
  expect((await readMark())?.mark).toMatchObject({ seq: 2, rows: 2 });
});

it('takes the watermark that was stored since the append before, with the gap it owes', async () => {
  const mark = { ...emptyWatermark, ...(await readMark())?.mark };
  await writeMark({ mark: { ...mark, rows: 8 }, loss: null });
  await append();
  expect((await readMark())?.mark).toMatchObject({ seq: 2, rows: 9 });
  await writeMark({ mark: { ...mark, seq: 2, rows: 2 }, loss: gap(7) });
  await append();
  const kinds = (await withJournal((db) => db.entries.toArray())).map(({ kind }) => kind);
  expect(kinds).toEqual(['incident', 'incident', 'gap', 'incident']);
});

it('writes nothing if the browser aborts the transaction, and then writes in a new one', async () => {
  const { transaction } = IDBDatabase.prototype;
  const begin = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (
    this: IDBDatabase,
    ...args
  ) {
    const begun = transaction.apply(this, args);
    queueMicrotask(() => begun.abort());
    return begun;
  });
  await append();
  expect(begin).toHaveBeenCalled();
  expect(await seqs()).toEqual([1, 2]);
  expect((await readMark())?.mark).toMatchObject({ seq: 2, rows: 2 });
});

it('writes an entry once although it comes again', async () => {
  const one = incident();
  for (let i = 0; i < 2; i++) await exclusively(() => appendEntries([one], today));
  let rows = 0;
  for await (const chunk of entriesBetween('2026-01-01', '2026-12-31')) rows += chunk.length;
  expect(rows).toBe(2);
});
