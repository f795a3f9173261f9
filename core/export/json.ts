import type { SignedDaySum } from '../journal/day-sum.ts';
import {
  draftCover,
  entriesInOrder,
  type FileFrame,
  type KeptEntries,
  keptOf,
  type SignedDayLog,
} from './file-cover.ts';
import { type FileEntry, type JournalFile, journalFileSchema } from './file-schema.ts';
import { FileTotals, type StrayIncident } from './file-totals.ts';
import type { ExportFrame } from './frame.ts';
import type { OnProgress } from './progress.ts';

/** A journal as it was when the export began. Entries appended later are not in it. */
export interface JournalSnapshot {
  retention: FileFrame['retention'];
  /** Id of the day log that is still written to, if it is in the file. */
  open: string | null;
  /** Day logs in the order of the file. `null` stands for the entries written before hash chains. */
  sheets: readonly (SignedDayLog | null)[];
  /** Sums of the day logs whose entries are deleted, in any order. */
  sums: readonly SignedDaySum[];
  /** Read the entries of a day log, and the number of invalid rows. */
  entriesOf(sheet: SignedDayLog | null): Promise<{ entries: FileEntry[]; refused: number }>;
  /** Find an incident whose outcome is in another day log. */
  strayIncident(id: string): Promise<StrayIncident>;
  signer(): Promise<{ publicKey: string; sign(text: string): Promise<string> }>;
}

interface Survey {
  sheets: { sheet: SignedDayLog | null; kept: KeptEntries }[];
  totals: JournalFile['totals'];
  found: number;
  refused: number;
}

/**
 * Write a signed JSON export. The cover holds a digest of every day log and precedes the entries, so each day log
 * is read twice, and no more than one is held at a time.
 * @throws Error if a day log changed between the two readings, or if the frame does not fit the schema of the file
 */
export async function* writeJson(
  frame: ExportFrame,
  snapshot: JournalSnapshot,
  onProgress?: OnProgress,
): AsyncGenerator<string> {
  const survey = await surveyOf(snapshot, onProgress);
  yield await startOf(frame, snapshot, survey);
  const { found, refused } = survey;
  let written = 0;
  for (const { sheet, kept } of survey.sheets) {
    const entries = entriesInOrder((await snapshot.entriesOf(sheet)).entries);
    if (keptOf(entries).digest !== kept.digest) throw new Error('the journal lost a day while it was exported');
    yield entryLines(entries, written === 0);
    written += entries.length;
    onProgress?.({ written, refused, passed: Math.floor((found + written) / 2) });
  }
  yield '\n]}\n';
}

/** Read every day log once, for its digest and the totals. */
async function surveyOf(snapshot: JournalSnapshot, onProgress?: OnProgress): Promise<Survey> {
  const totals = new FileTotals();
  const sheets: Survey['sheets'] = [];
  let [found, refused] = [0, 0];
  for (const sheet of snapshot.sheets) {
    const read = await snapshot.entriesOf(sheet);
    totals.add(read.entries.map(({ entry }) => entry));
    sheets.push({ sheet, kept: keptOf(read.entries) });
    found += read.entries.length;
    refused += read.refused;
    onProgress?.({ written: 0, refused, passed: Math.floor(found / 2) });
  }
  return { sheets, totals: await totals.total(snapshot.strayIncident), found, refused };
}

/** Return the text of the file up to its entries. */
async function startOf(frame: ExportFrame, snapshot: JournalSnapshot, survey: Survey): Promise<string> {
  const { publicKey, sign } = await snapshot.signer();
  const { open, retention, sums } = snapshot;
  const before = survey.sheets.find(({ sheet }) => sheet === null)?.kept ?? keptOf([]);
  const sheets = survey.sheets.flatMap(({ sheet, kept }) => (sheet ? [{ sheet, kept }] : []));
  const about = fileFrame(frame, { totals: survey.totals, open, retention, sums });
  const { cover, text } = draftCover(about, publicKey, before, sheets);
  return coverText({ ...cover, signature: await sign(text) });
}

/** Copy the named fields only: a frame may carry fields that the file must not contain. */
function fileFrame(
  { place, zone, made, period, pack }: ExportFrame,
  of: Pick<FileFrame, 'totals' | 'open' | 'retention' | 'sums'>,
): FileFrame {
  return {
    ...{ made, place, zone, totals: of.totals, open: of.open, retention: of.retention, sums: of.sums ?? [] },
    pack: { id: pack.id, title: { ru: pack.title.ru, en: pack.title.en }, inForceFrom: pack.inForceFrom },
    period: { from: period.from, to: period.to },
  };
}

function coverText(cover: Omit<JournalFile, 'entries'>): string {
  const unfit = journalFileSchema.safeParse({ ...cover, entries: [] }).error?.issues ?? [];
  if (unfit.length > 0)
    throw new Error(`the export does not fit: ${unfit.map(({ path }) => path.join('.')).join(', ')}`);
  return `${JSON.stringify(cover).slice(0, -1)},"entries":[`;
}

/** Format one entry per line. */
function entryLines(entries: readonly FileEntry[], isFirst: boolean): string {
  return entries.map((line, i) => `${isFirst && i === 0 ? '' : ','}\n${JSON.stringify(line)}`).join('');
}
