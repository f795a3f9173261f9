import { dayLogsInOrder, fileEntry, type SignedDayLog } from '../../core/export/file-cover.ts';
import { type FileEntry, fileEntrySchema } from '../../core/export/file-schema.ts';
import type { StrayIncident } from '../../core/export/file-totals.ts';
import type { JournalSnapshot } from '../../core/export/json.ts';
import { isAboutIncident } from '../../core/journal/about-incident.ts';
import { type SignedDaySum, signedDaySumSchema } from '../../core/journal/day-sum.ts';
import type { Outcome } from '../../core/journal/entry.ts';
import { isNewerEntry } from '../../core/journal/format-versions.ts';
import { weightier } from '../../core/journal/recorded-entry.ts';
import { type OpenDayRange, within } from '../../core/time/day-range.ts';
import { sealClosed } from './day-logs.ts';
import { exclusively } from './journal.ts';
import { type Journal, type Row, readMeta, type StoredDayLog, type UseJournal, withJournal } from './journal-store.ts';
import { sealKey } from './seal-key.ts';

/** What one transaction reads of the journal before an export. */
interface Contents {
  /** Day logs of the period in the order of the file, after `null` for the rows older than the hash chain. */
  sheets: (StoredDayLog | null)[];
  /** Rows older than the hash chain. */
  before: readonly Row[];
  open: string | null;
  through: string | null;
  sums: readonly SignedDaySum[];
  /** `seq` of the last row; later rows are not in the snapshot. */
  lastSeq: number;
}

/**
 * Seal the closed day logs and take a snapshot of the journal for {@link writeJson}. The lock is held only while the
 * snapshot is taken, so appending goes on during the export.
 * @param retention days that entries are kept
 */
export function journalSnapshot(period: OpenDayRange, retention: number): Promise<JournalSnapshot> {
  return exclusively(() => snapshotOf(period, retention, withJournal));
}

/** Take a snapshot of a journal that no other context writes to. */
export async function snapshotOf(period: OpenDayRange, retention: number, use: UseJournal): Promise<JournalSnapshot> {
  await sealClosed(use);
  const contents = await use((db) => readContents(db, period));
  const { sheets, open, through, sums } = contents;
  return {
    ...{ sheets, open, retention: { days: retention, through }, sums },
    entriesOf: (dayLog) => entriesOf(use, contents, dayLog),
    strayIncident: (id) => strayIncident(use, contents, id),
    signer: () => sealKey(use),
  };
}

function readContents(db: Journal, period: OpenDayRange): Promise<Contents> {
  const isIn = (day: string): boolean => within(day, period);
  return db.transaction('r', [db.entries, db.sheets, db.known, db.daySums], async () => {
    const summed = await db.daySums.orderBy('at').last();
    // A day log with a sum is about to be deleted.
    const all = await db.sheets
      .where('at')
      .above(summed?.at ?? 0)
      .sortBy('at');
    const last = all.at(-1);
    return {
      sheets: [null, ...dayLogsInOrder(all.filter(({ day }) => isIn(day)))],
      // A sum of a newer program stays in the store: its days are missing from the file.
      sums: (await db.daySums.toArray()).flatMap(({ sum }) => {
        const parsed = signedDaySumSchema.safeParse(sum);
        return parsed.success && isIn(parsed.data.seal.day) ? [parsed.data] : [];
      }),
      before: summed ? [] : await rowsBefore(db, isIn),
      open: last && isIn(last.day) && last.signature === null ? last.dayId : null,
      through: (await readMeta(db, 'retention'))?.through ?? null,
      lastSeq: (await db.entries.orderBy('seq').last())?.seq ?? 0,
    };
  });
}

/** Return the rows older than the hash chain, which come before all chained rows. */
async function rowsBefore(db: Journal, isIn: (day: string) => boolean): Promise<Row[]> {
  const before = await db.entries
    .orderBy('seq')
    .until(({ dayId }) => dayId !== undefined)
    .toArray();
  const ids = new Set(before.flatMap((row) => (!isAboutIncident(row) && isIn(row.day) ? [row.id] : [])));
  return before.filter((row) => ids.has(isAboutIncident(row) ? row.incident : row.id));
}

async function entriesOf(
  use: UseJournal,
  { before, lastSeq }: Contents,
  dayLog: SignedDayLog | null,
): Promise<{ entries: FileEntry[]; refused: number }> {
  const rows = dayLog ? await use((db) => db.entries.where('dayId').equals(dayLog.dayId).toArray()) : before;
  const inSnapshot = rows.filter(({ seq }) => seq <= lastSeq);
  const entries = inSnapshot.flatMap((row) => entryOf(row) ?? []);
  return { entries, refused: inSnapshot.length - entries.length };
}

/** Find the outcome that an incident's own day log holds, for an outcome of it in another day log. */
function strayIncident(use: UseJournal, { sheets, before, lastSeq }: Contents, id: string): Promise<StrayIncident> {
  return use(async (db) => {
    const incident = await db.entries.get({ key: id });
    if (!incident || incident.seq > lastSeq || isNewerEntry(incident)) return null;
    const isIn = incident.dayId
      ? sheets.some((dayLog) => dayLog?.dayId === incident.dayId)
      : before.some(({ seq }) => seq === incident.seq);
    if (!isIn) return null;
    const about = await db.entries.where('incident').equals(id).toArray();
    const own = about.filter((row) => row.dayId === incident.dayId && row.seq <= lastSeq && !isNewerEntry(row));
    const outcomes = own.flatMap((row) => (row.kind === 'outcome' ? [row.outcome] : []));
    return { outcome: outcomes.reduce<Outcome | null>(weightier, null) };
  });
}

/** Return a row as an entry of the file, or `null` if it fits no schema: such a row never leaves the store. */
function entryOf({ seq: _seq, key: _key, shown: _shown, dayId, prev, hash, ...entry }: Row): FileEntry | null {
  const chained = dayId && prev && hash ? { dayId, prev, hash } : null;
  try {
    const line = fileEntry(entry, chained);
    const parsed = fileEntrySchema.safeParse(line);
    if (parsed.success) return parsed.data;
    // A newer version wrote these rows: they are intact, but this version cannot read them.
    return isNewerEntry(entry) ? line : null;
  } catch {
    return null; // no canonical JSON exists for it
  }
}
