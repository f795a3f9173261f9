import { draftExport, type ExportFrame, exportText } from '../core/export.ts';
import { type FileEntry, fileEntrySchema } from '../core/journal-file.ts';
import { fileEntry } from '../core/seal-file.ts';
import { exclusively } from './journal.ts';
import { type Journal, knownOf, type Row, type StoredSheet, type UseJournal, withJournal } from './journal-store.ts';
import { sealKey } from './seal-key.ts';
import { sealClosed } from './sheets.ts';

/** A written export: its text in pieces, and the lines that did not fit and were left out. */
export interface WrittenFile {
  parts: string[];
  lines: number;
  refused: number;
}

/**
 * Writes the export of a period, sealed and signed: whole sheets of its days, and what was kept before there were
 * sheets.
 * @param retention days that entries are kept
 */
export function writeJournalFile(frame: ExportFrame, retention: number): Promise<WrittenFile> {
  return exclusively(() => fileOf(frame, retention, withJournal));
}

/** The same for any journal, by whoever alone writes it. */
export async function fileOf(frame: ExportFrame, retention: number, use: UseJournal): Promise<WrittenFile> {
  await sealClosed(use);
  const { publicKey, sign } = await sealKey(use);
  const { sheets, rows, open, through } = await use((db) => read(db, frame.period));
  const entries = rows.flatMap((row) => entryOf(row) ?? []);
  const ledger = { publicKey, sheets, open, retention: { days: retention, through }, entries };
  const { file, text } = draftExport(frame, ledger);
  const parts = exportText({ ...file, signature: await sign(text) });
  return { parts, lines: entries.length, refused: rows.length - entries.length };
}

interface Read {
  sheets: StoredSheet[];
  rows: Row[];
  open: string | null;
  through: string | null;
}

function read(db: Journal, { from, to }: ExportFrame['period']): Promise<Read> {
  const isIn = (day: string): boolean => day >= (from ?? '') && day <= (to ?? '9999-12-31');
  return db.transaction('r', db.entries, db.sheets, db.known, async () => {
    const all = await db.sheets.orderBy('at').toArray();
    const sheets = all.filter(({ day }) => isIn(day));
    const rows = await rowsBefore(db, isIn);
    for (const { dayId } of sheets) rows.push(...(await db.entries.where('dayId').equals(dayId).toArray()));
    const last = all.at(-1);
    const open = last && isIn(last.day) && last.signature === null ? last.dayId : null;
    return { sheets, rows, open, through: (await knownOf(db, 'retention'))?.through ?? null };
  });
}

/** What was kept before there were chains stands before all that is chained. */
async function rowsBefore(db: Journal, isIn: (day: string) => boolean): Promise<Row[]> {
  const before = await db.entries
    .orderBy('seq')
    .until(({ dayId }) => dayId !== undefined)
    .toArray();
  const ids = new Set(before.flatMap((row) => (row.kind !== 'outcome' && isIn(row.day) ? [row.id] : [])));
  return before.filter((row) => ids.has(row.kind === 'outcome' ? row.incident : row.id));
}

/** A row as a file has it; `null` for one that is none: such a line never leaves the store. */
function entryOf({ seq: _seq, key: _key, shown: _shown, dayId, prev, hash, ...entry }: Row): FileEntry | null {
  const chained = dayId && prev && hash ? { dayId, prev, hash } : null;
  try {
    const parsed = fileEntrySchema.safeParse(fileEntry(entry, chained));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // what has no canonical JSON is no entry
  }
}
