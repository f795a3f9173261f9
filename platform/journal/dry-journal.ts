import Dexie from 'dexie';
import type { ExportFrame } from '../../core/export/frame.ts';
import { writeJson } from '../../core/export/json.ts';
import type { Entry } from '../../core/journal/entry.ts';
import { entryKey } from '../../core/journal/incident.ts';
import { addDays } from '../../core/time/local-time.ts';
import { faultOf } from '../storage/storage-error.ts';
import { storePlace } from '../storage/store-location.ts';
import { noteWatch } from './day-logs.ts';
import { add, reach } from './journal-append.ts';
import { snapshotOf } from './journal-snapshot.ts';
import { type Journal, openStore } from './journal-store.ts';

const NAME = 'dezhurny-dry';

/** Any number of days will do: nothing of it lives as long. */
const RETENTION = 1;

/** A journal to try things out in: another database, the same code. */
export interface DryJournal {
  /** Appends entries to the sheet of an ISO day. */
  append(entries: readonly Entry[], day: string): Promise<void>;
  /** Whether it holds them. */
  holds(entries: readonly Entry[]): Promise<boolean>;
  /** Begins the day after, which seals this one, and writes the export. @returns its text */
  seal(frame: ExportFrame, day: string): Promise<string>;
}

/**
 * Lends an empty journal and deletes it afterwards, one at a time over all tabs. It gets `null` where no database can be
 * opened.
 * @throws what `use` throws, or the signal's reason while another tab has it
 */
export function withDryJournal<T>(signal: AbortSignal, use: (dry: DryJournal | null) => Promise<T>): Promise<T> {
  return navigator.locks.request(NAME, { signal }, async () => {
    // One that was cut short by a closed tab left its own.
    await remove();
    const db = await openStore(NAME).catch(noteFault);
    try {
      return await use(db && dryJournal(db));
    } finally {
      db?.close();
      await remove();
    }
  }) as Promise<T>;
}

/** Removes what a run that was cut short left; one that another tab is in the middle of removes its own. */
export function forgetDryJournal(): Promise<void> {
  return navigator.locks.request(NAME, { ifAvailable: true }, (lock) => (lock ? remove() : undefined)) as Promise<void>;
}

function dryJournal(db: Journal): DryJournal {
  const writing = <T>(work: () => Promise<T>): Promise<T> => db.transaction('rw', db.tables, work).catch(rethrow);
  return {
    append: (entries, day) => writing(async () => void (await add(db, entries, await reach(db), day))),
    holds: async (entries) => (await db.entries.where('key').anyOf(entries.map(entryKey)).count()) === entries.length,
    seal: async (frame, day) => {
      await writing(async () => noteWatch(db, addDays(day, 1), null, await reach(db)));
      const snapshot = await snapshotOf(frame.period, RETENTION, (use) => use(db));
      let text = '';
      for await (const piece of writeJson(frame, snapshot)) text += piece;
      return text;
    },
  };
}

/** A full disk met here closes the other stores too: whatever is opened next would cost them. */
async function noteFault(error: unknown): Promise<null> {
  await faultOf(error);
  return null;
}

async function rethrow(error: unknown): Promise<never> {
  await faultOf(error);
  throw error;
}

async function remove(): Promise<void> {
  try {
    await new Dexie(NAME, await storePlace()).delete();
  } catch (error) {
    await faultOf(error); // it is deleted before the next run
  }
}
