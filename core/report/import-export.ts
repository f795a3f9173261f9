import type { JournalFile } from '../export/file-schema.ts';
import type { Entry } from '../journal/entry.ts';
import type { OpenDayRange } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';
import type { IntegrityFinding, Pause, SignatureCheck, VerifiedFile } from '../verify/integrity-finding.ts';
import { type Examination, examineFile } from '../verify/verify-file.ts';
import { parseFile } from '../verify/verify-read.ts';

/** What a file tells of one PC's journal. */
export interface ImportedExport {
  name: string;
  /** Tells PCs apart: the fingerprint of the key its journal is sealed with. */
  pc: string;
  place: string;
  zone: string;
  made: string;
  /** Days it knows of. */
  period: OpenDayRange;
  entries: readonly Entry[];
  /** What the verifier found, for comparing it with other files of the same PC. */
  verified: VerifiedFile;
}

/** Why a file is not taken; each has its own advice to people. */
export const refusals = [
  'empty',
  'too-large',
  'saved-anew',
  'not-text',
  'cut-off',
  'foreign',
  'older-version',
  'newer-version',
  'changed',
  'contradicts',
  'unreadable',
] as const;
export type Refusal = (typeof refusals)[number];

/** A file, or why it is not taken: `finding` is what was done to a changed one. */
export type ImportResult =
  | { ok: true; file: ImportedExport }
  | { ok: false; why: Refusal; finding: IntegrityFinding | null };

/** Larger than any journal of a school year; larger ones would only hold the page up. */
export const maxFileBytes = 64 * 1024 * 1024;

const FORMAT = '"dezhurny-journal"';
const VERSION = 2;

/**
 * Reads a file that somebody brought and verifies its links, seals and signature. Nothing of a file that is not wholly
 * sound is kept, and whatever it holds, this never throws.
 * @param name as the person sees it @param pause awaited again and again in a long file
 */
export async function importExport(
  name: string,
  bytes: Uint8Array,
  isSigned: SignatureCheck,
  pause?: Pause,
): Promise<ImportResult> {
  if (bytes.length === 0) return refuse('empty');
  if (bytes.length > maxFileBytes) return refuse('too-large');
  if (isSavedAnew(bytes)) return refuse('saved-anew');
  const text = decode(bytes);
  if (text === null) return refuse('not-text');
  if (text.trim() === '') return refuse('empty');
  const raw = parseFile(text);
  const why = raw === null ? notJson(text) : notOurs(raw);
  if (why) return refuse(why);
  const answer = await examineFile(raw, isSigned, pause);
  if (!answer.intact) return refuse('changed', answer.finding);
  return { ok: true, file: sentFile(name, answer) };
}

function sentFile(name: string, { frame, lines, facts }: Extract<Examination, { intact: true }>): ImportedExport {
  const { key, place, zone, made } = frame;
  const entries = lines.map(({ line }) => line.entry);
  return { name, pc: key.fingerprint, place, zone, made, period: knownDays(frame), entries, verified: facts };
}

/** Our own files say in their first line what they are. */
function notJson(text: string): Refusal {
  return text.slice(0, 200).includes(FORMAT) ? 'cut-off' : 'foreign';
}

function notOurs(raw: unknown): Refusal | null {
  const { format, version } = raw as { format?: unknown; version?: unknown };
  if (format !== 'dezhurny-journal') return 'foreign';
  if (version === VERSION) return null;
  return typeof version === 'number' && version > VERSION ? 'newer-version' : 'older-version';
}

/** Of days that were deleted because their time was over, a file knows nothing. */
function knownDays({ period, retention: { through } }: Pick<JournalFile, 'period' | 'retention'>): OpenDayRange {
  const isDeleted = through !== null && (period.from ?? '') <= through;
  return isDeleted ? { from: addDays(through, 1), to: period.to } : { from: period.from, to: period.to };
}

function refuse(why: Refusal, finding: IntegrityFinding | null = null): ImportResult {
  return { ok: false, why, finding };
}

/** A byte order mark, or every other byte a zero: an editor has written the file in its own way. */
function isSavedAnew([a, b, c, d]: Uint8Array): boolean {
  const isMark = (a === 0xef && b === 0xbb && c === 0xbf) || (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  return isMark || (a === 0 && b !== 0 && c === 0) || (a !== 0 && b === 0 && d === 0);
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
