import { withoutHiddenSigns } from '../encoding/hidden-signs.ts';
import { type JournalFile, sumsOf } from '../export/file-schema.ts';
import { FILE_FORMAT, fileSchemaOf, isNewerFile } from '../export/file-version.ts';
import type { DaySum } from '../journal/day-sum.ts';
import type { Entry } from '../journal/entry.ts';
import { summedDays } from '../journal/kept-days.ts';
import type { DayRange, OpenDayRange } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';
import {
  type IntegrityFinding,
  isUnknownZone,
  type Pause,
  type SignatureCheck,
  type VerifiedFile,
} from '../verify/integrity-finding.ts';
import { decodeUtf8, maxFileBytes } from '../verify/verify-bytes.ts';
import { type Examination, examineFile } from '../verify/verify-file.ts';
import { parseFile } from '../verify/verify-read.ts';

/** A verified JSON export of one PC. */
export interface ImportedExport {
  /** Name of the file. */
  name: string;
  /** Identifies the PC: the fingerprint of the key that seals its journal. */
  pc: string;
  place: string;
  /** IANA time zone of the days. */
  zone: string;
  /** The regulation in force when it was written. */
  pack: { id: string; title: Record<'ru' | 'en', string> };
  /** ISO day of writing. */
  made: string;
  /** Days that the export covers. */
  period: OpenDayRange;
  entries: readonly Entry[];
  /** The id of the day log of each entry; `null` for one that is older than the hash chain. */
  logs: readonly (string | null)[];
  /** Sums of day logs whose entries are deleted. */
  sums: readonly DaySum[];
  /** Days before `period` that the sums cover. */
  summed: readonly DayRange[];
  /** Facts from the verifier, to compare it with other exports of the same PC. */
  verified: VerifiedFile;
}

/** Reasons to reject a file; each has its own advice in the locales. */
export const refusals = [
  'empty',
  'too-large',
  're-encoded',
  'not-text',
  'cut-off',
  'foreign',
  'older-version',
  'newer-version',
  'unknown-zone',
  'changed',
  'contradicts',
  'unreadable',
] as const;
export type Refusal = (typeof refusals)[number];

/** An imported export, or why the file is rejected; `finding` is given for `changed` only. */
export type ImportResult =
  | { ok: true; file: ImportedExport }
  | { ok: false; why: Refusal; finding: IntegrityFinding | null };

/** How many characters of a broken file to search for the format's name. */
const FORMAT_SEARCH_LENGTH = 200;

/**
 * Read a file and verify its links, seals and signature. The result holds nothing of a rejected file, and no content
 * makes this function throw.
 * @param name shown to the person
 * @param pause awaited repeatedly while a long file is verified
 */
export async function importExport(
  name: string,
  bytes: Uint8Array,
  isSigned: SignatureCheck,
  pause?: Pause,
): Promise<ImportResult> {
  if (bytes.length === 0) return refuse('empty');
  if (bytes.length > maxFileBytes) return refuse('too-large');
  if (isReEncoded(bytes)) return refuse('re-encoded');
  const text = decodeUtf8(bytes);
  if (text === null) return refuse('not-text');
  if (text.trim() === '') return refuse('empty');
  const raw = parseFile(text);
  const why = raw === null ? refusalOfBrokenJson(text) : refusalByFormat(raw);
  if (why) return refuse(why);
  const answer = await examineFile(raw, isSigned, text, pause);
  if (!answer.intact) return refuse(reasonOf(answer.finding), answer.finding);
  return { ok: true, file: importedExport(name, answer) };
}

function importedExport(name: string, { frame, lines, facts }: Extract<Examination, { intact: true }>): ImportedExport {
  const { key, zone, made } = frame;
  const { id, title } = frame.pack;
  const pack = { id, title: { ru: withoutHiddenSigns(title.ru), en: withoutHiddenSigns(title.en) } };
  const place = withoutHiddenSigns(frame.place);
  const entries = lines.map(({ line }) => line.entry);
  const logs = lines.map(({ line }) => line.dayId);
  const sums = sumsOf(frame);
  const seals = sums.map(({ seal }) => seal);
  const summed = summedDays(seals, frame.retention.through, frame.period);
  const period = knownDays(frame);
  return { name, pc: key.fingerprint, place, zone, pack, made, period, entries, logs, sums, summed, verified: facts };
}

/** An export names its format in its first line, so a file that begins with it was cut off. */
function refusalOfBrokenJson(text: string): Refusal {
  return text.slice(0, FORMAT_SEARCH_LENGTH).includes(`"${FILE_FORMAT}"`) ? 'cut-off' : 'foreign';
}

/** A file that the verifier cannot read has no finding to show. */
function reasonOf(finding: IntegrityFinding): Refusal {
  const { fault } = finding;
  if (isUnknownZone(finding)) return 'unknown-zone';
  if (fault === 'newer') return 'newer-version';
  return fault === 'unreadable' ? 'foreign' : 'changed';
}

function refusalByFormat(raw: unknown): Refusal | null {
  const { format, version } = (raw ?? {}) as { format?: unknown; version?: unknown };
  if (format !== FILE_FORMAT) return 'foreign';
  if (fileSchemaOf(version)) return null;
  return isNewerFile(raw) ? 'newer-version' : 'older-version';
}

/** Return the days of an export without the days that retention deleted. */
function knownDays({ period, retention: { through } }: Pick<JournalFile, 'period' | 'retention'>): OpenDayRange {
  const isDeleted = through !== null && (period.from ?? '') <= through;
  return isDeleted ? { from: addDays(through, 1), to: period.to } : { from: period.from, to: period.to };
}

function refuse(why: Refusal, finding: IntegrityFinding | null = null): ImportResult {
  return { ok: false, why, finding };
}

/**
 * Return true for a file that an editor saved in another encoding: it begins with a byte order mark of UTF-16
 * (https://encoding.spec.whatwg.org/#bom-sniff), or every other byte is 0, as in UTF-16 without a mark.
 */
function isReEncoded([a, b, c, d]: Uint8Array): boolean {
  const hasMark = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  return hasMark || (a === 0 && b !== 0 && c === 0) || (a !== 0 && b === 0 && d === 0);
}
