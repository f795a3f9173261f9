import Dexie, { type EntityTable, type Table } from 'dexie';
import type { DayLog, Link } from '../../core/journal/day-log.ts';
import type { Entry } from '../../core/journal/entry.ts';
import { shownAt } from '../../core/journal/incident.ts';
import type { LatestDay, TrustedDay } from '../../core/journal/trusted-day.ts';
import type { StoredSendState } from '../../core/region/stored-state.ts';
import { handleStorageError } from '../storage/storage-error.ts';
import { moveToBucket, storeLocation } from '../storage/store-location.ts';
import { closeUntilRestart, isClosedUntilRestart, StoreClosed } from '../storage/store-session.ts';

/**
 * A row of the journal. `seq` is given by the journal, without holes: a hole is a loss. `shown` is its place among what
 * people read, which is not its place in time. Rows from before there were chains have no place on a sheet.
 */
export type Row = Entry & { seq: number; key: string; shown?: string } & Partial<Link & { dayId: string }>;

/** A sheet as it is kept. `last` is the last row on it or before it. */
export interface StoredDayLog extends DayLog {
  at: number;
  signature: string | null;
  reckoned: LatestDay;
  last: number;
}

/** What the journal knows of itself, each once. */
export type JournalMeta =
  | ({ name: 'reckoning' } & TrustedDay)
  /** The sheet that was deleted last because its time was over, and the last row that went with it. */
  | { name: 'retention'; through: string | null; seq: number }
  /** The last day that was searched for lessons without a heartbeat. */
  | { name: 'accounted'; day: string }
  /** How far entries were sent to a region's engine. */
  | { name: 'region'; state: StoredSendState }
  | { name: 'key'; pair: CryptoKeyPair; publicKey: string };

export interface Journal extends Dexie {
  entries: EntityTable<Row, 'seq'>;
  /** Incidents whose warning has had no answer yet. */
  unanswered: EntityTable<{ incident: string }, 'incident'>;
  sheets: EntityTable<StoredDayLog, 'at'>;
  known: Table<JournalMeta, JournalMeta['name']>;
}

/** How a journal is used: the PC's own by {@link withJournal}, or one to try things out in. */
export type UseJournal = <T>(use: (db: Journal) => Promise<T>) => Promise<T>;

/** Reads one thing the journal knows of itself. */
export async function readMeta<N extends JournalMeta['name']>(
  db: Journal,
  name: N,
): Promise<Extract<JournalMeta, { name: N }> | undefined> {
  return (await db.known.get(name)) as Extract<JournalMeta, { name: N }> | undefined;
}

/** ms before the one reopening: long enough for what the browser closed to be closed. */
const reopenDelayMs = 250;

/**
 * The open store. A cache and no truth: opening takes longer than reading and writing an incident, and a worker that
 * starts again opens again and finds the same.
 */
// biome-ignore lint/plugin: forgotten with the worker, it costs a reopening
const opened = new Map<'journal', Promise<Journal>>();

/**
 * Use the store. After a failure it is reopened once, a little later, so `use` must be safe to run twice.
 * @throws StoreClosed when nothing may touch it before the next browser start; else what the second try threw
 */
export async function withJournal<T>(use: (db: Journal) => Promise<T>): Promise<T> {
  try {
    return await use(await open());
  } catch (error) {
    if (error instanceof StoreClosed) throw error;
    disconnect();
    if ((await handleStorageError(error)) === 'disk-full') throw error;
  }
  await new Promise((resume) => setTimeout(resume, reopenDelayMs));
  return useAgain(use);
}

/** @throws StoreClosed when nothing may touch it before the next browser start */
async function open(): Promise<Journal> {
  const [isClosed, db] = await Promise.all([isClosedUntilRestart(), connect()]);
  if (isClosed) throw new StoreClosed();
  return db;
}

async function useAgain<T>(use: (db: Journal) => Promise<T>): Promise<T> {
  try {
    return await use(await connect());
  } catch (error) {
    disconnect();
    if ((await handleStorageError(error, 'again')) !== 'unopenable') throw error;
    if (!(await moveToBucket())) {
      // Chromium says this of a full disk too, and asking it again then costs the store.
      await closeUntilRestart();
      throw error;
    }
  }
  return use(await connect());
}

/**
 * Makes the store begin a new file. A log that was cut is gone on with in Chromium, and the start after next throws the
 * whole store away for it; more than LevelDB's buffer of 4 MiB makes it write all it knows anew.
 */
export async function renewFile(): Promise<void> {
  await withJournal(async () => {
    const db = new Dexie('padding', { ...(await storeLocation()) });
    db.version(1).stores({ rows: '++' });
    // Longer values are put into files of their own.
    await db.table('rows').bulkAdd(Array.from({ length: 160 }, () => 'x'.repeat(32 * 1024)));
    await db.delete();
  });
}

function connect(): Promise<Journal> {
  const known = opened.get('journal');
  if (known !== undefined) return known;
  const opening = openStore('dezhurny');
  const forget = (): void => {
    if (opened.get('journal') === opening) opened.delete('journal');
  };
  opened.set('journal', opening);
  // Dexie closes it when a newer version wants to upgrade it, when the browser closes it, when it is deleted.
  opening.then((db) => db.on('close', forget)).catch(forget);
  return opening;
}

/**
 * Opens a store of the journal's shape.
 * @throws StoreClosed when none may be opened before the next browser start
 */
export async function openStore(name: string): Promise<Journal> {
  // Without `strict` a transaction may complete before its data is on disk. It costs under a millisecond.
  // https://developer.mozilla.org/en-US/docs/Web/API/IDBTransaction/durability
  // https://github.com/dexie/Dexie.js/pull/1367
  const db = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    autoOpen: false,
    ...(await storeLocation()),
  }) as Journal;
  db.version(1).stores({ entries: '++seq, &key, [day+seq], [day+system], incident', unanswered: 'incident' });
  db.version(2)
    .stores({
      entries: '++seq, &key, [day+seq], [day+system], incident, dayId, &shown',
      sheets: '++at, &dayId, day',
      known: 'name',
    })
    .upgrade((change) =>
      change
        .table<Row>('entries')
        .toCollection()
        .modify((row) => {
          if (row.kind !== 'outcome') row.shown = shownAt(row);
        }),
    );
  await db.open();
  return db;
}

function disconnect(): void {
  const known = opened.get('journal');
  opened.delete('journal');
  known?.then((db) => db.close()).catch(() => undefined);
}
