import {
  draftCover,
  entriesInOrder,
  type FileFrame,
  fileEntry,
  type KeptEntries,
  keptOf,
  sheetsInOrder,
} from '../../core/export/file-cover.ts';
import { type FileEntry, fileEntrySchema } from '../../core/export/file-schema.ts';
import { FileTotals, type StrayIncident } from '../../core/export/file-totals.ts';
import { type ExportFrame, exportEnd, exportLines, exportStart, fileFrame } from '../../core/export/json.ts';
import type { Outcome, OutcomeEntry } from '../../core/journal/entry.ts';
import { weightier } from '../../core/journal/recorded-entry.ts';
import { within } from '../../core/time/day-range.ts';
import { sealClosed } from './day-logs.ts';
import { exclusively } from './journal.ts';
import { type Journal, knownOf, type Row, type StoredSheet, type UseJournal, withJournal } from './journal-store.ts';
import { sealKey } from './seal-key.ts';

/** A piece of an export. */
export interface FilePiece {
  text: string;
  /** Lines written so far, and those that did not fit and were left out. */
  lines: number;
  refused: number;
  /** How far the work has come, in lines: each is read once for the cover and once for its own sake. */
  passed: number;
}

/** A sheet with what of it is there; `null` stands for what was kept before there were sheets. */
interface Surveyed {
  sheet: StoredSheet | null;
  kept: KeptEntries;
}

/** The journal as it was when the export began. */
interface Snapshot {
  use: UseJournal;
  /** In the order of a file. */
  sheets: (StoredSheet | null)[];
  before: readonly Row[];
  open: string | null;
  through: string | null;
  /** The last row. */
  upTo: number;
}

/** Entries of a sheet as a file has them, and how many rows are none. */
interface Lines {
  lines: FileEntry[];
  refused: number;
}

/**
 * Writes the export of a period, sealed and signed: whole sheets of its days, and what was kept before there were
 * sheets. No more than a sheet is held at once, and nobody has to wait: what is appended meanwhile is not in it.
 * @param retention days that entries are kept
 * @throws when the journal lost a day while it was read
 */
export async function* writeJournalFile(frame: ExportFrame, retention: number): AsyncGenerator<FilePiece> {
  const from = await exclusively(() => begin(frame, withJournal));
  yield* pieces(frame, retention, from);
}

/** The same for any journal, by whoever alone writes it. */
export async function* fileOf(frame: ExportFrame, retention: number, use: UseJournal): AsyncGenerator<FilePiece> {
  yield* pieces(frame, retention, await begin(frame, use));
}

async function begin({ period }: ExportFrame, use: UseJournal): Promise<Snapshot> {
  await sealClosed(use);
  return { use, ...(await use((db) => snapshot(db, period))) };
}

async function* pieces(frame: ExportFrame, retention: number, from: Snapshot): AsyncGenerator<FilePiece> {
  const totals = new FileTotals();
  const surveyed: Surveyed[] = [];
  let [found, refused] = [0, 0];
  for (const sheet of from.sheets) {
    const read = await linesOf(from, sheet);
    totals.add(read.lines.map(({ entry }) => entry));
    surveyed.push({ sheet, kept: keptOf(read.lines) });
    found += read.lines.length;
    refused += read.refused;
    yield { text: '', lines: 0, refused: 0, passed: Math.floor(found / 2) };
  }
  const sums = await totals.total((id) => strayIncident(from, id));
  const about = fileFrame(frame, {
    totals: sums,
    open: from.open,
    retention: { days: retention, through: from.through },
  });
  yield { text: await startOf(about, surveyed, from), lines: 0, refused, passed: Math.floor(found / 2) };
  let lines = 0;
  for (const { sheet, kept } of surveyed) {
    const again = entriesInOrder((await linesOf(from, sheet)).lines);
    if (keptOf(again).digest !== kept.digest) throw new Error('the journal lost a day while it was exported');
    const text = exportLines(again, lines === 0);
    lines += again.length;
    yield { text, lines, refused, passed: Math.floor((found + lines) / 2) };
  }
  yield { text: exportEnd, lines, refused, passed: lines };
}

async function startOf(frame: FileFrame, surveyed: readonly Surveyed[], { use }: Snapshot): Promise<string> {
  const { publicKey, sign } = await sealKey(use);
  const before = surveyed.find(({ sheet }) => sheet === null)?.kept ?? keptOf([]);
  const sheets = surveyed.flatMap(({ sheet, kept }) => (sheet ? [{ sheet, kept }] : []));
  const { cover, text } = draftCover(frame, publicKey, before, sheets);
  return exportStart({ ...cover, signature: await sign(text) });
}

function snapshot(db: Journal, period: ExportFrame['period']): Promise<Omit<Snapshot, 'use'>> {
  const isIn = (day: string): boolean => within(day, period);
  return db.transaction('r', db.entries, db.sheets, db.known, async () => {
    const all = await db.sheets.orderBy('at').toArray();
    const last = all.at(-1);
    return {
      sheets: [null, ...sheetsInOrder(all.filter(({ day }) => isIn(day)))],
      before: await rowsBefore(db, isIn),
      open: last && isIn(last.day) && last.signature === null ? last.dayId : null,
      through: (await knownOf(db, 'retention'))?.through ?? null,
      upTo: (await db.entries.orderBy('seq').last())?.seq ?? 0,
    };
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

async function linesOf({ use, before, upTo }: Snapshot, sheet: StoredSheet | null): Promise<Lines> {
  const rows = sheet ? await use((db) => db.entries.where('dayId').equals(sheet.dayId).toArray()) : before;
  const there = rows.filter(({ seq }) => seq <= upTo);
  const lines = there.flatMap((row) => entryOf(row) ?? []);
  return { lines, refused: there.length - lines.length };
}

/** What its own sheet says of an incident that an answer on another sheet is about. */
function strayIncident({ use, sheets, before, upTo }: Snapshot, id: string): Promise<StrayIncident> {
  return use(async (db) => {
    const incident = await db.entries.get({ key: id });
    if (!incident || incident.seq > upTo) return null;
    const isIn = incident.dayId
      ? sheets.some((sheet) => sheet?.dayId === incident.dayId)
      : before.some(({ seq }) => seq === incident.seq);
    if (!isIn) return null;
    const answers = (await db.entries.where('incident').equals(id).toArray()) as (Row & OutcomeEntry)[];
    const own = answers.filter(({ dayId, seq }) => dayId === incident.dayId && seq <= upTo);
    return { outcome: own.reduce<Outcome | null>((best, { outcome }) => weightier(best, outcome), null) };
  });
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
