import { writeJson } from '../../../../core/export/json.ts';
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { JournalFile } from '../../../../core/export/file-schema.ts';
import { newOutcome } from '../../../../core/journal/incident.ts';
import { addDays } from '../../../../core/time/local-time.ts';
import type { Verification } from '../../../../core/verify/integrity-finding.ts';
import { verifyFile } from '../../../../core/verify/verify-file.ts';
import {
  countNewerRows,
  eraseJournal,
  exclusively,
  journalPage,
  openIncidents,
} from '../../../../platform/journal/journal.ts';
import { appendEntries, noteLoss, recordHeartbeat } from '../../../../platform/journal/journal-append.ts';
import { journalSnapshot } from '../../../../platform/journal/journal-snapshot.ts';

import { deleteExpired } from '../../../../platform/journal/retention.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { readMark } from '../../../../platform/journal/watermark.ts';
import { gap, incident } from '../../../fixtures/recorded-entries.ts';

const monday = '2026-11-23';
const frame = {
  place: 'Каб. 12',
  zone: 'Europe/Saratov',
  made: '2026-11-30',
  period: { from: null as string | null, to: null as string | null },
  pack: { id: 'rpl-2025-09-01', title: { ru: 'Порядок', en: 'Regulation' }, inForceFrom: '2025-09-01' },
};

async function exported(period = frame.period): Promise<{ file: JournalFile; verification: Verification }> {
  let text = '';
  for await (const piece of writeJson({ ...frame, period }, await journalSnapshot(period, 90))) text += piece;
  return { file: JSON.parse(text), verification: await verifyFile(text, isSigned) };
}

async function rawStore(): Promise<Dexie> {
  return new Dexie('dezhurny').open();
}

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
});

describe('a row of a newer program', () => {
  const newer = { ...incident({ id: '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c99' }), v: 99, refused: true };

  it('is exported as it is and not counted as damaged', async () => {
    await appendEntries([incident()], monday);
    await appendEntries([newer as never], monday);
    const { file, verification } = await exported();
    expect(file.entries.map(({ entry }) => entry)).toContainEqual(newer);
    expect(file.sheets[0]).toMatchObject({ count: 2, kept: { count: 2 } });
    expect(verification).toMatchObject({ intact: false, finding: { fault: 'newer', kind: 'incident' } });
  });

  it('is counted for the status', async () => {
    await appendEntries([incident(), newer as never], monday);
    expect(await countNewerRows()).toBe(1);
  });

  it('does not give an incident an outcome whose meaning is unknown', async () => {
    const one = incident();
    await appendEntries([one, { ...newOutcome(one.id, 'stayed'), v: 99, outcome: 'mistaken' } as never], monday);
    expect((await journalPage({ limit: 5 })).rows).toMatchObject([{ entry: one, outcome: null }]);
    const { file } = await exported();
    expect(file.entries).toHaveLength(2);
    expect(file.totals).toMatchObject({ incidents: 1, outcomes: {} });
  });

  it('is not counted in the totals, nor is its outcome in another day log', async () => {
    await appendEntries([newer as never], monday);
    await appendEntries([newOutcome(newer.id, 'closed')], '2026-11-24');
    const { file } = await exported();
    expect(file.entries).toHaveLength(2);
    expect(file.totals).toEqual({ incidents: 0, missing: 0, systems: {}, outcomes: {} });
  });
});

describe('a day', () => {
  it('is sealed when the next one begins, even without entries', async () => {
    await recordHeartbeat(monday, null);
    await appendEntries([incident()], monday);
    await recordHeartbeat(addDays(monday, 1), { day: monday, lesson: 2, hour: null });
    await recordHeartbeat(addDays(monday, 1), { day: monday, lesson: 2, hour: null });
    await recordHeartbeat(addDays(monday, 2), { day: monday, lesson: null, hour: 9 });
    const { file, verification } = await exported();
    expect(verification).toMatchObject({ intact: true, file: { days: 3, sealed: 2, entries: 1 } });
    expect(file.sheets.map(({ day, count, lessons, hours }) => ({ day, count, lessons, hours }))).toEqual([
      { day: monday, count: 1, lessons: 0, hours: 0 },
      { day: addDays(monday, 1), count: 0, lessons: 1, hours: 0 },
      { day: addDays(monday, 2), count: 0, lessons: 0, hours: 1 },
    ]);
  });

  it('holds the entries written on it, even those of earlier days', async () => {
    const one = incident();
    await appendEntries([one], monday);
    await appendEntries([newOutcome(one.id, 'unanswered')], addDays(monday, 1));
    const { file } = await exported();
    expect(file.sheets.map(({ count }) => count)).toEqual([1, 1]);
    expect(file.totals.outcomes).toEqual({ unanswered: 1 });
    const alone = await exported({ from: addDays(monday, 1), to: null });
    expect(alone.verification).toMatchObject({ intact: true, file: { days: 1, entries: 1 } });
  });

  it('has a seal key from the first day, so that an old copy has the same key', async () => {
    await recordHeartbeat(monday, null);
    const db = await rawStore();
    const kept = await db.table('known').get('key');
    db.close();
    expect((await exported()).file.key.public).toBe(kept?.publicKey);
  });

  it('gets a second day log when the clock goes back to it', async () => {
    for (const day of [monday, addDays(monday, 366), monday, addDays(monday, -366), monday]) {
      await appendEntries([incident({ day })], day);
    }
    const { file, verification } = await exported();
    expect(verification).toMatchObject({ intact: true, file: { days: 5, sealed: 4, entries: 5 } });
    expect(new Set(file.sheets.map(({ dayId }) => dayId)).size).toBe(5);
  });

  it('is one chain under concurrent writes', async () => {
    const many = Array.from({ length: 20 }, () => incident());
    await Promise.all(many.map((one) => exclusively(() => appendEntries([one], monday))));
    expect((await exported()).verification).toMatchObject({ intact: true, file: { days: 1, entries: 20 } });
  });
});

describe('a manipulated journal', () => {
  it('reveals an entry that was changed in the store', async () => {
    const [one, two] = [incident(), incident()];
    await appendEntries([one, two], monday);
    await recordHeartbeat(addDays(monday, 1), null);
    const db = await rawStore();
    await db.table('entries').update(1, { system: 'viber', item: '7' });
    db.close();
    expect((await exported()).verification).toMatchObject({
      intact: false,
      finding: { fault: 'changed', day: monday, kind: 'incident', id: one.id },
    });
  });

  it('detects another last entry', async () => {
    await appendEntries([incident(), incident()], monday);
    const db = await rawStore();
    await db.table('entries').update(2, { hash: 'A'.repeat(43) });
    db.close();
    expect(await noteLoss(monday)).toMatchObject({ kind: 'gap', missing: 1 });
  });

  it('detects a missing day without entries', async () => {
    await recordHeartbeat(monday, null);
    await recordHeartbeat(addDays(monday, 1), null);
    const db = await rawStore();
    await db.table('sheets').where('day').above(monday).delete();
    db.close();
    expect(await noteLoss(monday)).toMatchObject({ kind: 'gap', missing: 1 });
  });

  it('continues after a loss, and its export is intact and shows the gap', async () => {
    await appendEntries([incident(), incident(), incident()], monday);
    const db = await rawStore();
    await db.table('entries').delete(2);
    db.close();
    const loss = await noteLoss(monday);
    await appendEntries([loss ?? gap(1), incident()], monday);
    expect((await exported()).verification).toMatchObject({ intact: true, file: { entries: 4, lost: 1 } });
  });
});

describe('an expired day', () => {
  const days = (count: number): string[] => Array.from({ length: count }, (_, i) => addDays(monday, i));

  it('is deleted by whole days, and the rest is intact and no loss', async () => {
    for (const day of days(12)) {
      await recordHeartbeat(day, null);
      await appendEntries([incident({ day }), incident({ day, mode: 'audit' })], day);
    }
    const today = addDays(monday, 11);
    expect(await deleteExpired(today, 7)).toBe(true);
    expect(await deleteExpired(today, 7)).toBe(false);
    const { file, verification } = await exported();
    expect(verification).toMatchObject({ intact: true, file: { days: 8, entries: 16 } });
    expect(file.retention).toEqual({ days: 90, through: addDays(monday, 3) });
    expect(await noteLoss(today)).toBeNull();
    expect(await openIncidents()).toHaveLength(8);
    expect((await readMark())?.mark).toMatchObject({ seq: 24, rows: 16 });
  });

  it('is no loss if only an empty day is left', async () => {
    await appendEntries([incident(), incident()], monday);
    for (const day of days(10)) await recordHeartbeat(day, null);
    expect(await deleteExpired(addDays(monday, 9), 1)).toBe(true);
    expect((await journalPage({ limit: 10 })).rows).toEqual([]);
    expect(await noteLoss(monday)).toBeNull();
    await appendEntries([incident()], addDays(monday, 9));
    expect((await readMark())?.mark).toMatchObject({ seq: 3, rows: 1 });
    expect((await exported()).verification).toMatchObject({ intact: true, file: { entries: 1, lost: 0 } });
  });

  it('is not decided by a clock that jumps a year ahead or back', async () => {
    for (const day of days(5)) await appendEntries([incident({ day })], day);
    for (const jump of [366, -366]) {
      const wrong = addDays(monday, 5 + jump);
      await recordHeartbeat(wrong, null);
      expect(await deleteExpired(wrong, 7)).toBe(false);
      await recordHeartbeat(addDays(monday, 5), null);
      expect(await deleteExpired(addDays(monday, 5), 7)).toBe(false);
    }
    expect((await journalPage({ limit: 10 })).rows).toHaveLength(5);
    expect((await exported()).verification).toMatchObject({ intact: true });
  });

  it('is deleted at most a few hundred rows at a time', async () => {
    await appendEntries(
      Array.from({ length: 1000 }, () => incident()),
      monday,
    );
    for (const day of days(10)) await recordHeartbeat(day, null);
    const deleted = vi.spyOn(IDBObjectStore.prototype, 'delete');
    expect(await deleteExpired(addDays(monday, 9), 1)).toBe(true);
    expect((await journalPage({ limit: 1 })).rows).toEqual([]);
    // Each deletion is one range of limited size, and no row is deleted twice.
    const ranges = deleted.mock.calls.flatMap(([key]) => (key instanceof IDBKeyRange ? [key.upper as number] : []));
    expect(ranges).toEqual([200, 400, 600, 800, 1000]);
    deleted.mockRestore();
  });
});

it('erases entries, days, key and watermark', async () => {
  await appendEntries([incident()], monday);
  await recordHeartbeat(addDays(monday, 1), null);
  const before = (await exported()).file.key.fingerprint;
  await eraseJournal();
  const db = await rawStore();
  for (const table of db.tables) expect([table.name, await table.count()]).toEqual([table.name, 0]);
  db.close();
  expect(Object.keys(await fakeBrowser.storage.local.get(null))).toEqual([]);
  await appendEntries([incident()], monday);
  const { file, verification } = await exported();
  expect(verification).toMatchObject({ intact: true, file: { days: 1, entries: 1 } });
  expect(file.key.fingerprint).not.toBe(before);
});

it('migrates a store older than the hash chain', async () => {
  const old = new Dexie('dezhurny');
  old.version(1).stores({ entries: '++seq, &key, [day+seq], [day+system], incident', unanswered: 'incident' });
  const [one, two] = [incident(), incident({ hour: 8 })];
  await old.table('entries').bulkAdd([
    { ...one, key: one.id, seq: 1 },
    { ...newOutcome(one.id, 'stayed'), key: `${one.id}:stayed`, seq: 2 },
    { ...two, key: two.id, seq: 3 },
  ]);
  old.close();
  await fakeBrowser.storage.local.set({ 'journal.mark': { seq: 3, rows: 3 } });
  expect(await noteLoss(monday)).toBeNull();
  await appendEntries([incident({ day: '2026-11-24' })], '2026-11-24');
  const { rows } = await journalPage({ limit: 10 });
  expect(rows.map(({ outcome }) => outcome)).toEqual([null, 'stayed', null]);
  expect((await exported()).verification).toMatchObject({ intact: true, file: { days: 1, entries: 4, before: 3 } });
});

it('stores no number that could be a time', async () => {
  await appendEntries([incident()], monday);
  await recordHeartbeat(addDays(monday, 1), { day: monday, lesson: null, hour: 9 });
  const db = await rawStore();
  const rows = (await Promise.all(db.tables.map((table) => table.toArray()))).flat();
  db.close();
  const numbers = JSON.stringify([rows, await fakeBrowser.storage.local.get(null)]).match(/(?<![\w-])\d{4,}(?![\w-])/g);
  expect(numbers).toBeNull();
});
