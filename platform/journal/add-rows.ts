import { isAboutIncident } from '../../core/journal/about-incident.ts';
import { appendTo, type Link } from '../../core/journal/day-log.ts';
import type { Entry } from '../../core/journal/entry.ts';
import { entryKey, owesAnswer, shownAt } from '../../core/journal/incident.ts';
import type { Journal, Row, StoredDayLog } from './journal-store.ts';

/** What entries add to the journal. */
export interface Addition {
  /** The day log after them. */
  dayLog: StoredDayLog;
  rows: Row[];
  /** Rows of incidents that wait for an outcome from now on. */
  warned: { incident: string }[];
  /** Ids of incidents that no longer do. */
  answered: string[];
}

/**
 * Return what entries add that the journal does not have.
 * @param open the day log before @param after the `seq` of the last row before
 */
export function additionOf(entries: readonly Entry[], open: StoredDayLog, after: number): Addition {
  const { dayLog, links } = appendTo(open, entries);
  const rows = entries.map((entry, at) =>
    rowOf(entry, { seq: after + at + 1, dayId: dayLog.dayId, ...(links[at] as Link) }),
  );
  return {
    dayLog: { ...dayLog, last: after + rows.length },
    rows,
    warned: rows.flatMap((row) => (row.kind === 'incident' && owesAnswer(row) ? [{ incident: row.id }] : [])),
    answered: rows.flatMap((row) => (row.kind === 'outcome' ? [row.incident] : [])),
  };
}

/** Write an addition in the caller's transaction. */
export async function addRows(db: Journal, { dayLog, rows, warned, answered }: Addition): Promise<void> {
  // In parallel: a round trip to the store costs more than the work.
  await Promise.all([
    db.entries.bulkAdd(rows),
    db.sheets.put(dayLog),
    warned.length > 0 && db.unanswered.bulkPut(warned),
    answered.length > 0 && db.unanswered.bulkDelete(answered),
  ]);
}

/** Return the row of an entry at its place in the journal. */
export function rowOf(entry: Entry, place: Link & { seq: number; dayId: string }): Row {
  const row = { ...entry, ...place, key: entryKey(entry) };
  return isAboutIncident(row) ? row : { ...row, shown: shownAt(row) };
}
