import Dexie from 'dexie';
import type { DryJournal } from '../../core/export/dry-journal.ts';
import { writeJson } from '../../core/export/json.ts';
import { entryKey } from '../../core/journal/incident.ts';
import { addDays } from '../../core/time/local-time.ts';
import { handleStorageError } from '../storage/storage-error.ts';
import { storeLocation } from '../storage/store-location.ts';
import { noteHeartbeat } from './day-logs.ts';
import { add, readTail } from './journal-append.ts';
import { snapshotOf } from './journal-snapshot.ts';
import { type Journal, openStore } from './journal-store.ts';

const databaseName = 'dezhurny-dry';

/** Retention in days, for the export only: the dry journal is deleted at once. */
const retentionDays = 1;

/**
 * Call `use` with an empty journal in a separate database, and delete it afterwards. Only one exists over all tabs.
 * `use` gets `null` if no database can be opened.
 * @throws what `use` throws, or the signal's reason while waiting for another tab
 */
export function withDryJournal<T>(signal: AbortSignal, use: (dry: DryJournal | null) => Promise<T>): Promise<T> {
  return navigator.locks.request(databaseName, { signal }, async () => {
    // A closed tab can have left its database.
    await remove();
    const db = await openStore(databaseName).catch(noteFault);
    try {
      return await use(db && dryJournal(db));
    } finally {
      db?.close();
      await remove();
    }
  }) as Promise<T>;
}

/**
 * Delete the database that an interrupted run left. A run in another tab is left alone and deletes its database
 * itself.
 */
export function forgetDryJournal(): Promise<void> {
  return navigator.locks.request(databaseName, { ifAvailable: true }, (lock) =>
    lock ? remove() : undefined,
  ) as Promise<void>;
}

function dryJournal(db: Journal): DryJournal {
  const writing = <T>(work: () => Promise<T>): Promise<T> => db.transaction('rw', db.tables, work).catch(rethrow);
  return {
    append: (entries, day) => writing(async () => void (await add(db, entries, await readTail(db), day))),
    holds: async (entries) => (await db.entries.where('key').anyOf(entries.map(entryKey)).count()) === entries.length,
    seal: async (frame, day) => {
      await writing(async () => noteHeartbeat(db, addDays(day, 1), null, await readTail(db)));
      const snapshot = await snapshotOf(frame.period, retentionDays, (use) => use(db));
      let text = '';
      for await (const piece of writeJson(frame, snapshot)) text += piece;
      return text;
    },
  };
}

/** A full disk closes all stores: opening another one would destroy them. */
async function noteFault(error: unknown): Promise<null> {
  await handleStorageError(error);
  return null;
}

async function rethrow(error: unknown): Promise<never> {
  await handleStorageError(error);
  throw error;
}

async function remove(): Promise<void> {
  try {
    await new Dexie(databaseName, await storeLocation()).delete();
  } catch (error) {
    await handleStorageError(error); // The next run deletes it first.
  }
}
