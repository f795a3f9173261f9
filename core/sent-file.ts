import type { Entry } from './entry.ts';
import { type JournalExport, readExport } from './export.ts';
import type { Days } from './report.ts';
import { addDays } from './timetable.ts';

/** What a file tells of one PC's journal. */
export interface SentFile {
  name: string;
  /** Tells PCs apart: the fingerprint of the key its journal is sealed with. */
  pc: string;
  place: string;
  zone: string;
  made: string;
  /** Days it knows of. */
  period: Days;
  entries: readonly Entry[];
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

/** A file, or why it is not taken. `path` says where in it, as `entries.3.day`, if anywhere. */
export type FileReading = { ok: true; file: SentFile } | { ok: false; why: Refusal; path: string };

/** Larger than any journal of a school year; larger ones would only hold the page up. */
export const mostBytes = 64 * 1024 * 1024;

const FORMAT = '"dezhurny-journal"';
const VERSION = 2;

/**
 * Reads a file that somebody brought. Nothing of a file that is not wholly sound is kept, and whatever it holds, this
 * never throws.
 * @param name as the person sees it
 */
export function readSentFile(name: string, bytes: Uint8Array): FileReading {
  if (bytes.length === 0) return refuse('empty');
  if (bytes.length > mostBytes) return refuse('too-large');
  if (isSavedAnew(bytes)) return refuse('saved-anew');
  const text = decode(bytes);
  if (text === null) return refuse('not-text');
  if (text.trim() === '') return refuse('empty');
  const check = readExport(text);
  if (check.ok) return { ok: true, file: sentFile(name, check.file) };
  const [problem] = check.problems;
  const path = problem?.path ?? '';
  // Our own files say in their first line what they are.
  if (problem?.name === 'not-json') return refuse(text.slice(0, 200).includes(FORMAT) ? 'cut-off' : 'foreign');
  if (problem?.name === 'not-a-journal') return refuse('foreign');
  if (problem?.name === 'unknown-version') return refuse(versionIn(text) > VERSION ? 'newer-version' : 'older-version');
  return refuse('changed', path);
}

function sentFile(name: string, file: JournalExport): SentFile {
  const { key, place, zone, made, entries } = file;
  return { name, pc: key.fingerprint, place, zone, made, period: knownDays(file), entries };
}

/** Of days that were deleted because their time was over, a file knows nothing. */
function knownDays({ period, retention: { through } }: JournalExport): Days {
  const isDeleted = through !== null && (period.from ?? '') <= through;
  return isDeleted ? { from: addDays(through, 1), to: period.to } : { from: period.from, to: period.to };
}

function refuse(why: Refusal, path = ''): FileReading {
  return { ok: false, why, path };
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

/** The version of a file that is known to be JSON with our format in it; 0 when it has none. */
function versionIn(text: string): number {
  const { version } = JSON.parse(text) as { version?: unknown };
  return typeof version === 'number' ? version : 0;
}
