import Dexie, { type EntityTable, type Table } from 'dexie';
import { isAboutIncident } from '../../core/journal/about-incident.ts';
import type { Unopened } from '../../core/journal/arrival-check.ts';
import type { ClockMemory } from '../../core/journal/clock-check.ts';
import type { DailyNote } from '../../core/journal/daily-note.ts';
import type { DayLog, Link } from '../../core/journal/day-log.ts';
import type { SignedDaySum } from '../../core/journal/day-sum.ts';
import type { Entry, NoteCause } from '../../core/journal/entry.ts';
import { shownAt } from '../../core/journal/incident.ts';
import type { PlatformLessons } from '../../core/journal/platform-lessons.ts';
import type { LatestDay, TrustedDay } from '../../core/journal/trusted-day.ts';
import type { StoredSendState } from '../../core/region/stored-state.ts';
import { handleStorageError } from '../storage/storage-error.ts';
import { moveToBucket, storeLocation } from '../storage/store-location.ts';
import { closeUntilRestart, isClosedUntilRestart, StoreClosed } from '../storage/store-session.ts';

/**
 * A row of the journal. `seq` numbers the rows from 1 without gaps: a missing number is a loss. `key` is the
 * idempotency key, `shown` the sort key on the screen (core/journal/incident.ts). Rows older than the hash chain have
 * no link.
 */
export type Row = Entry & { seq: number; key: string; shown?: string } & Partial<Link & { dayId: string }>;

/**
 * A day log as stored. `at` numbers the day logs, `signature` is the seal (base64url, `null` until it is closed),
 * `reckoned` the latest day on which it can have been begun, `last` the `seq` of the last row on it or before it.
 */
export interface StoredDayLog extends DayLog {
  at: number;
  signature: string | null;
  reckoned: LatestDay;
  last: number;
}

/**
 * The sum of a day log whose entries are deleted, with the number and last `seq` of the day log: rows up to `last` are
 * counted in it and do not count any more. `lessons` are the numbers of the covered lessons, `gone` is the ISO day on which
 * the sum took the place of the entries.
 */
export interface StoredDaySum {
  at: number;
  last: number;
  gone: string;
  lessons: number[];
  sum: SignedDaySum;
}

/** Journal meta: rows about the journal itself, one of each name. */
export type JournalMeta =
  | ({ name: 'reckoning' } & TrustedDay)
  /** What retention deleted last: the ISO day of the day log, and the `seq` of its last row. */
  | { name: 'retention'; through: string | null; seq: number }
  /** The last ISO day that was checked for absences. */
  | { name: 'accounted'; day: string }
  /** How far entries were sent to the region's engine. */
  | { name: 'region'; state: StoredSendState }
  | { name: 'key'; pair: CryptoKeyPair; publicKey: string }
  /** The key of the watermark, which lies where pages can write. */
  | { name: 'mark-key'; key: string }
  /** What is known about this PC's clock. */
  | { name: 'clock'; memory: ClockMemory }
  /** Notes of one cause, which come at most once a day. */
  | { name: `noted:${NoteCause}`; known: DailyNote }
  /** Since which ISO day each platform does not open. */
  | { name: 'unopened'; since: Unopened }
  /** The lessons of the running day in which a permitted platform was opened; `null` while no day runs. */
  | { name: 'platform'; known: PlatformLessons | null }
  /** Failed writes before this browser session. */
  | { name: 'failures'; count: number };

export interface Journal extends Dexie {
  entries: EntityTable<Row, 'seq'>;
  /** Incidents whose warning has no outcome yet. */
  unanswered: EntityTable<{ incident: string }, 'incident'>;
  sheets: EntityTable<StoredDayLog, 'at'>;
  known: Table<JournalMeta, JournalMeta['name']>;
  daySums: EntityTable<StoredDaySum, 'at'>;
}

/** Runs a function with a journal: this PC's ({@link withJournal}) or the dry journal. */
export type UseJournal = <T>(use: (db: Journal) => Promise<T>) => Promise<T>;

/** Read a row of journal meta. */
export async function readMeta<N extends JournalMeta['name']>(
  db: Journal,
  name: N,
): Promise<Extract<JournalMeta, { name: N }> | undefined> {
  return (await db.known.get(name)) as Extract<JournalMeta, { name: N }> | undefined;
}

/** ms before a failed store is reopened, so that the browser can close it first. */
const reopenDelayMs = 250;

/**
 * A cache of the open connection, because opening takes longer than reading and writing an incident. A restarted worker
 * opens the store again.
 */
// biome-ignore lint/plugin: a stopped worker loses the cache and only has to reopen the store
const opened = new Map<'journal', Promise<Journal>>();

/**
 * Use the store. After a failure it is reopened once, a little later, so `use` must be safe to run twice.
 * @throws StoreClosed while the store is closed until the next browser start; otherwise the error of the second try
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

/** @throws StoreClosed while the store is closed until the next browser start */
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
      // Chromium reports a full disk with this error too; opening the store again would then destroy it.
      await closeUntilRestart();
      throw error;
    }
  }
  return use(await connect());
}

/**
 * Make the store begin a new log file. Chromium appends to a truncated log, and discards the whole store two starts
 * later. More data than LevelDB's write buffer of 4 MiB makes it rewrite everything:
 * https://github.com/google/leveldb/blob/main/include/leveldb/options.h
 */
export async function renewFile(): Promise<void> {
  await withJournal(async () => {
    const db = new Dexie('padding', { ...(await storeLocation()) });
    db.version(1).stores({ rows: '++' });
    // Chromium puts longer values into separate blob files.
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
  // Dexie closes the connection when another context upgrades or deletes the database, or when the browser closes it:
  // https://dexie.org/docs/Dexie/Dexie.on.close
  opening.then((db) => db.on('close', forget)).catch(forget);
  return opening;
}

/**
 * Open a database with the journal's schema.
 * @throws StoreClosed while databases are closed until the next browser start
 */
export async function openStore(name: string): Promise<Journal> {
  // Without `strict`, a transaction can complete before its data is on disk. It costs less than a millisecond.
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
          if (!isAboutIncident(row)) row.shown = shownAt(row);
        }),
    );
  db.version(3).stores({ daySums: 'at' });
  await db.open();
  return db;
}

function disconnect(): void {
  const known = opened.get('journal');
  opened.delete('journal');
  known?.then((db) => db.close()).catch(() => undefined);
}
