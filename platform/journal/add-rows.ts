import { isAboutIncident } from '../../core/journal/about-incident.ts';
import { appendTo, type Link } from '../../core/journal/day-log.ts';
import type { Entry } from '../../core/journal/entry.ts';
import { entryKey, owesAnswer, shownAt } from '../../core/journal/incident.ts';
import type { Journal, Row, StoredDayLog } from './journal-store.ts';

/**
 * Append entries that the journal does not have to a day log, in the caller's transaction.
 * @param open the day log before @param after the `seq` of the last row before
 * @returns the day log after
 */
export async function addRows(
  db: Journal,
  entries: readonly Entry[],
  open: StoredDayLog,
  after: number,
): Promise<StoredDayLog> {
  const { dayLog, links } = appendTo(open, entries);
  const rows = entries.map((entry, at) =>
    rowOf(entry, { seq: after + at + 1, dayId: dayLog.dayId, ...(links[at] as Link) }),
  );
  const written = { ...dayLog, last: after + rows.length };
  const warned = rows.flatMap((row) => (row.kind === 'incident' && owesAnswer(row) ? [{ incident: row.id }] : []));
  const answered = rows.flatMap((row) => (row.kind === 'outcome' ? [row.incident] : []));
  // In parallel: a round trip to the store costs more than the work.
  await Promise.all([
    db.entries.bulkAdd(rows),
    db.sheets.put(written),
    warned.length > 0 && db.unanswered.bulkPut(warned),
    answered.length > 0 && db.unanswered.bulkDelete(answered),
  ]);
  return written;
}

/** Return the row of an entry at its place in the journal. */
export function rowOf(entry: Entry, place: Link & { seq: number; dayId: string }): Row {
  const row = { ...entry, ...place, key: entryKey(entry) };
  return isAboutIncident(row) ? row : { ...row, shown: shownAt(row) };
}
