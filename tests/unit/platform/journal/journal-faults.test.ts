import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import type { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { JournalFile } from '../../../../core/export/file-schema.ts';
import { writeJson } from '../../../../core/export/json.ts';
import { newOutcome } from '../../../../core/journal/incident.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { localTime } from '../../../../core/time/local-time.ts';
import { ingest, ingestPending } from '../../../../entrypoints/background/ingest/ingest.ts';
import { loadHealth } from '../../../../platform/journal/health.ts';
import {
  entriesBetween,
  eraseJournal,
  exclusively,
  hasEntry,
  journalPage,
  openIncidents,
} from '../../../../platform/journal/journal.ts';
import { recordHeartbeat } from '../../../../platform/journal/journal-append.ts';
import { journalSnapshot } from '../../../../platform/journal/journal-snapshot.ts';
import { deleteExpired } from '../../../../platform/journal/retention.ts';
import { pendingKeys, putPending } from '../../../../platform/storage/pending-entries.ts';
import { copyDatabases, readDatabases } from '../../../fixtures/copied-databases.ts';
import { type Fault, FaultyStore, ways } from '../../../fixtures/faulty-store.ts';
import { incident as anyIncident } from '../../../fixtures/recorded-entries.ts';

vi.setConfig({ testTimeout: 60_000 });

const BACK_OFF = 250;
const names = [
  'UnknownError',
  'InvalidStateError',
  'AbortError',
  'QuotaExceededError',
  'VersionError',
  'DatabaseClosedError',
  'TimeoutError',
  'DataError',
  'NotFoundError',
  'ReadOnlyError',
  'TransactionInactiveError',
  'ConstraintError',
];

const frame = {
  place: '',
  zone: 'Europe/Saratov',
  made: '2026-11-30',
  period: { from: null, to: null },
  pack: { id: 'rpl-2025-09-01', title: { ru: 'Порядок', en: 'Regulation' }, inForceFrom: '2025-09-01' },
};
/** The worker takes no incident of a day long past. */
const today = localTime(new Date(), defaultSettings.timetable.zone).day;
const incident: typeof anyIncident = (change) => anyIncident({ day: today, ...change });
const one = incident();
const another = incident({ system: 'viber', item: '7' });
const rows = async () => (await journalPage({ limit: 100 })).rows;
/** The order of rows in a lesson is by random id, not by time. */
const ids = async (): Promise<string[]> => (await rows()).map(({ entry }) => entry.id).sort();
const all = async (): Promise<number> => {
  let count = 0;
  for await (const chunk of entriesBetween('2026-01-01', '2026-12-31')) count += chunk.length;
  return count;
};

async function exportedEntries(): Promise<number> {
  const text = (await Array.fromAsync(writeJson(frame, await journalSnapshot(frame.period, 90)))).join('');
  return (JSON.parse(text) as JournalFile).entries.length;
}

/** Every use of the store, with its expected result. */
const uses: Record<string, { run: () => Promise<unknown>; right: unknown }> = {
  keep: { run: () => ingest(another.id, another, 1), right: { kept: true, incident: another.id, stayed: false } },
  'keep an answer': {
    run: () => ingest(`${one.id}:closed`, newOutcome(one.id, 'closed'), 1),
    right: { kept: true, incident: one.id, stayed: false },
  },
  ingestPending: { run: () => ingestPending(), right: undefined },
  hasEntry: { run: () => hasEntry(one.id), right: true },
  openIncidents: { run: openIncidents, right: [one.id] },
  journalPage: { run: rows, right: [{ seq: 1, entry: one, outcome: null }] },
  entriesBetween: { run: all, right: 1 },
  recordHeartbeat: { run: () => exclusively(() => recordHeartbeat('2026-12-24', null)), right: false },
  deleteExpired: { run: () => exclusively(() => deleteExpired('2026-12-24', 90)), right: false },
  journalSnapshot: { run: exportedEntries, right: 1 },
  eraseJournal: { run: eraseJournal, right: undefined },
};

let prepared: { databases: Awaited<ReturnType<typeof readDatabases>>; local: Items; session: Items };
let store: FaultyStore;
let backOffs = 0;
type Items = Record<string, unknown>;
const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown): void => void unhandled.push(reason);

beforeAll(async () => {
  await ingest(one.id, one, 1);
  await putPending(another.id, another);
  closeAll();
  const { local, session } = fakeBrowser.storage;
  const databases = await readDatabases(Dexie.dependencies.indexedDB as IDBFactory);
  prepared = { databases, local: await local.get(null), session: await session.get(null) };
});

beforeEach(() => {
  store = new FaultyStore();
  const realTimer = globalThis.setTimeout;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms?: number) => {
    if (ms === BACK_OFF) backOffs += 1;
    return realTimer(run, ms === BACK_OFF ? 0 : ms);
  }) as never);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  process.on('unhandledRejection', onUnhandled);
});
afterEach(() => {
  process.off('unhandledRejection', onUnhandled);
  store.restore();
  vi.restoreAllMocks();
  expect(unhandled.splice(0)).toEqual([]);
});

/** Dexie counts its open databases, but not in its types. */
function closeAll(): void {
  for (const db of [...(Dexie as unknown as { connections: Dexie[] }).connections]) db.close();
}

/** One entry in the journal, one pending, and no open connection. */
async function begin(): Promise<void> {
  store.arm();
  fakeBrowser.reset();
  closeAll();
  Dexie.dependencies.indexedDB = await copyDatabases(prepared.databases);
  await fakeBrowser.storage.local.set(prepared.local);
  await fakeBrowser.storage.session.set(prepared.session);
  store.arm();
  backOffs = 0;
}

/** The IndexedDB calls of a use: each can fail. */
async function sitesOf(use: string): Promise<{ site: string; from: number }[]> {
  await begin();
  await uses[use]?.run();
  return store.seen.map((site, at) => ({ site, from: store.seen.slice(0, at).filter((one) => one === site).length }));
}

const fault = (change: Partial<Fault> & { name: string }): Fault => ({
  site: 'open',
  from: 0,
  times: 1,
  way: 'thrown',
  error: () => new DOMException('made by a test', change.name),
  ...change,
});

describe.each(Object.keys(uses))('%s', (use) => {
  const { run, right } = uses[use] as (typeof uses)[string];

  it.each(names)('survives one %s at every call by reopening the store once', async (name) => {
    const sites = await sitesOf(use);
    expect(sites.length).toBeGreaterThan(1);
    for (const way of ways) {
      for (const { site, from } of sites) {
        const what = `${site} ${from}, ${way}`;
        await begin();
        store.arm(fault({ name, site, from, way }));
        expect(await run(), what).toEqual(right);
        expect(store.struck, what).toBe(true);
        expect(backOffs, what).toBeLessThanOrEqual(1);
        // Dexie itself retries known browser errors once: then there are three openings.
        expect(store.openings, what).toBeLessThanOrEqual(3);
        store.arm();
        expect((await loadHealth()).failures, what).toBe(0);
      }
    }
  });
});

describe('a store that fails permanently', () => {
  it.each(names)(
    '%s: the entry stays pending, the failure is counted, the next browser start ingests it',
    async (name) => {
      const sites = await sitesOf('keep');
      for (const way of ways) {
        for (const { site, from } of sites) {
          const what = `${site} ${from}, ${way}`;
          await begin();
          store.arm(fault({ name, site, from, way, times: Number.POSITIVE_INFINITY }));
          expect(await ingest(another.id, another, 1), what).toEqual({ kept: false });
          expect(backOffs, what).toBe(1);
          store.arm();
          expect(await pendingKeys(), what).toEqual([another.id]);
          expect((await loadHealth()).failures, what).toBe(1);
          await fakeBrowser.storage.session.clear();
          await ingestPending();
          expect(await ids(), what).toEqual([another.id, one.id].sort());
          expect(await pendingKeys(), what).toEqual([]);
        }
      }
    },
  );
});

describe('a full disk', () => {
  const full = (): DOMException =>
    new DOMException('Connection is closing because of: IO error: 000003.log: FILE_ERROR_NO_SPACE', 'UnknownError');

  it('closes the store until the browser restarts, without reopening it', async () => {
    await begin();
    store.arm(fault({ name: '', site: 'add', way: 'by request', error: full }));
    expect(await ingest(another.id, another, 1)).toEqual({ kept: false });
    expect([backOffs, store.openings]).toEqual([0, 1]);
    store.arm();
    for (let i = 0; i < 3; i++) expect(await ingest(another.id, another, 1)).toEqual({ kept: false });
    await ingestPending().catch(() => undefined);
    await expect(rows()).rejects.toThrow();
    expect(store.seen).toEqual([]);
    expect(await loadHealth()).toEqual({ failures: 1, waiting: 1, closed: true });
    await fakeBrowser.storage.session.clear();
    await ingestPending();
    expect(await ids()).toEqual([another.id, one.id].sort());
  });

  it('holds entries that storage.local refuses until the browser closes', async () => {
    await begin();
    await fakeBrowser.storage.local.clear();
    // Dexie itself reopens at once after an error of this name.
    store.arm(fault({ name: '', way: 'by request', times: 4, error: full }));
    const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('FILE_ERROR_NO_SPACE'));
    const third = incident({ system: 'wechat', item: '9' });
    expect(await ingest(third.id, third, 2)).toEqual({ kept: false });
    set.mockRestore();
    expect(await pendingKeys()).toEqual([third.id]);
    await ingestPending().catch(() => undefined);
    expect(await fakeBrowser.storage.local.get(`wait:${third.id}`)).toEqual({ [`wait:${third.id}`]: third });
  });

  it('still folds reloads of one visit into one incident', async () => {
    await begin();
    store.arm(fault({ name: '', way: 'by request', times: 4, error: full }));
    await ingest(another.id, another, 7);
    const reloaded = incident({ system: 'viber', item: '7' });
    await putPending(reloaded.id, reloaded);
    expect(await ingest(reloaded.id, reloaded, 7)).toEqual({ kept: true, incident: another.id, stayed: false });
    await ingest(`${reloaded.id}:closed`, newOutcome(reloaded.id, 'closed'), 7);
    expect((await pendingKeys()).sort()).toEqual([another.id, `${another.id}:closed`]);
    await fakeBrowser.storage.session.clear();
    await ingestPending();
    const found = (await rows()).find(({ entry }) => entry.id === another.id);
    expect(found).toMatchObject({ outcome: 'closed' });
  });
});
