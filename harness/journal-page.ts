import { appendTo, type Link } from '../core/journal/day-log.ts';
import type { Entry, Incident } from '../core/journal/entry.ts';
import { newOutcome } from '../core/journal/incident.ts';
import { emptyWatermark, type Watermark } from '../core/journal/watermark.ts';
import { defaultSettings } from '../core/settings/default-settings.ts';
import { addDays, localTime } from '../core/time/local-time.ts';
import { randomId } from '../platform/browser/random-id.ts';
import { rowOf } from '../platform/journal/add-rows.ts';
import { dailyAggregates } from '../platform/journal/daily-aggregates.ts';
import { currentDayLog, lastDayLog, sealClosed } from '../platform/journal/day-logs.ts';
import { eraseJournal, exclusively } from '../platform/journal/journal.ts';
import { appendEntries } from '../platform/journal/journal-append.ts';
import { withJournal } from '../platform/journal/journal-store.ts';
import { readMark, writeMark } from '../platform/journal/watermark.ts';

// Bundled and run in a page of the extension: fills a journal quickly by the product's own code.

/** Functions that the bench calls in the page. */
export interface JournalFilling {
  /** Create a journal with `incidents` incidents over `days` days; `last` is the last ISO day. */
  fill(incidents: number, over: { last: string; days: number }): Promise<void>;
  /**
   * Append one incident `times` times and return the ms until each was on disk, and the browser's minimum: the ms of a
   * row put into a separate store with the same durability between them.
   */
  append(times: number): Promise<{ entry: number[]; row: number[] }>;
  /** Append incidents, `atOnce` in one transaction. */
  write(incidents: readonly Incident[], atOnce: number): Promise<void>;
  /** Return the number of days in the journal. */
  sheets(): Promise<number>;
}

const LAST = '2026-11-22';

const systems: readonly [string, number][] = [
  ['discord', 1],
  ['telegram', 5],
  ['viber', 7],
  ['whatsapp', 8],
];

const incidentOf = (day: string, nth: number): Incident => {
  const [system, item] = systems[nth % systems.length] ?? ['telegram', 5];
  return {
    ...{ v: 1, kind: 'incident', id: randomId(), day, lesson: 1 + (nth % 8), hour: null, system, item },
    ...{ surface: 'client', mode: 'warn', reason: 'lesson', noticed: 'page', pack: 'rpl-2025-09-01' },
  };
};

const outcomes = ['moved-to-max', 'closed', 'unanswered'] as const;

/** Return the entries of a day; each incident has an outcome. */
function entriesOf(day: string, count: number): Entry[] {
  return Array.from({ length: count }, (_, nth) => incidentOf(day, nth)).flatMap((one, nth): Entry[] => [
    one,
    newOutcome(one.id, outcomes[nth % outcomes.length] ?? 'closed'),
  ]);
}

/**
 * Write a day's sheet with its links as the journal does, without a look-up of the entries: their ids are new.
 * @param last the last existing row @returns the watermark of the journal after it
 */
function writeDay(day: string, entries: readonly Entry[], last: number): Promise<Watermark> {
  return withJournal((db) =>
    db.transaction('rw', db.entries, db.sheets, db.known, async () => {
      const open = await currentDayLog(db, day, { seq: last, dayLog: await lastDayLog(db) });
      const { dayLog, links } = appendTo(open, entries);
      const rows = entries.map((entry, at) =>
        rowOf(entry, { seq: last + at + 1, dayId: dayLog.dayId, ...(links[at] as Link) }),
      );
      await Promise.all([
        db.entries.bulkAdd(rows),
        db.sheets.put({ ...dayLog, lessons: [1, 2, 3, 4, 5, 6, 7, 8], last: last + rows.length }),
      ]);
      return { seq: last + rows.length, rows: last + rows.length, hash: dayLog.head, sheets: dayLog.at };
    }),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function bareStore(): Promise<IDBDatabase> {
  const opening = indexedDB.open('bench');
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true });
  return new Promise((done, failed) => {
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });
}

function putDurably(db: IDBDatabase, row: object): Promise<void> {
  const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' });
  transaction.objectStore('rows').put(row);
  transaction.commit();
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error);
  });
}

const filling: JournalFilling = {
  async fill(incidents, { last, days }) {
    const upTo = (day: number): number => Math.round((incidents * day) / days);
    const fillEmpty = async (): Promise<boolean> => {
      // Between erasure and lock the worker may begin the log of today: the journal would get a second one of it later.
      if (await withJournal(lastDayLog)) return false;
      let mark = (await readMark())?.mark ?? emptyWatermark;
      for (let day = 1; day <= days; day += 1) {
        const date = addDays(last, day - days);
        mark = await writeDay(date, entriesOf(date, upTo(day) - upTo(day - 1)), mark.seq);
      }
      await writeMark({ mark, loss: null });
      await sealClosed();
      return true;
    };
    do await eraseJournal();
    while (!(await exclusively(fillEmpty)));
    await dailyAggregates();
  },
  async append(times) {
    const bare = await bareStore();
    const [entry, row]: [number[], number[]] = [[], []];
    for (let nth = 0; nth < times; nth += 1) {
      const one = incidentOf(LAST, nth);
      entry.push(await timed(() => exclusively(() => appendEntries([one], LAST))));
      // Until the watermark is stored too, so that it does not slow the row.
      await exclusively(() => Promise.resolve());
      row.push(await timed(() => putDurably(bare, one)));
    }
    bare.close();
    return { entry, row };
  },
  async write(incidents, atOnce) {
    const { day } = localTime(new Date(), defaultSettings.timetable.zone);
    for (let at = 0; at < incidents.length; at += atOnce) {
      await exclusively(() => appendEntries(incidents.slice(at, at + atOnce), day));
    }
  },
  sheets: () => withJournal((db) => db.sheets.count()),
};

Object.assign(globalThis, { filling });
