import type { Entry } from '../journal/entry.ts';

/**
 * What was done to a file. `unreadable`: it is no journal file, or not one of this version. `duplicated`: an object
 * holds one key twice, so that two readers may read two things. `newer`: nothing was done, a newer program wrote it.
 */
export const integrityFaults = [
  'changed',
  'removed',
  'inserted',
  'swapped',
  'truncated',
  'replayed',
  'duplicated',
  'newer',
  'unreadable',
] as const;
export type IntegrityFault = (typeof integrityFaults)[number];

/** What it was done to: an entry, a day's seal, a whole day, or what the file says beside them. */
export type FindingSubject = Entry['kind'] | 'seal' | 'day' | 'file';

/**
 * The first thing that is wrong. `id` is the entry's random id (an outcome's: its incident's) or the day's. What was
 * removed has no name any more: for `removed` the entry that followed is named, for `truncated` the last one left.
 */
export interface IntegrityFinding {
  fault: IntegrityFault;
  day: string | null;
  kind: FindingSubject;
  id: string | null;
  /** Where in the file, as `entries.3`, if anywhere. */
  path?: string;
}

/** What an intact file holds. */
export interface VerifiedFile {
  made: string;
  place: string;
  fingerprint: string;
  /** Days, and how many of them are sealed. */
  days: number;
  sealed: number;
  entries: number;
  /** Entries kept before there were chains: whether they were changed is unknown. */
  before: number;
  /** Entries that the journal itself had lost when the file was written. */
  lost: number;
  /** Ids of the gap entries: the journal noted each loss once. */
  gaps: ReadonlySet<string>;
  /** Entries by the key under which each is kept once: its id, or of an outcome its incident and value. */
  contents: ReadonlyMap<string, Entry>;
  sheets: readonly VerifiedDayLog[];
  period: { from: string | null; to: string | null };
  /** The day up to which days were deleted because their time was over. */
  through: string | null;
}

/** A day of an intact file, for comparing it with other files of the same PC. */
export interface VerifiedDayLog {
  day: string;
  dayId: string;
  /** ISO day of the day log before it. */
  after: string | null;
  head: string;
  /** Entries ever written to it, and how many of them are in the file. */
  count: number;
  kept: number;
  /** Covered lessons and hours. */
  lessons: number;
  hours: number;
  sealed: boolean;
  /** Links of the day, its head among them. */
  links: ReadonlySet<string>;
}

/** The answer about a file. */
export type Verification = { intact: true; file: VerifiedFile } | { intact: false; finding: IntegrityFinding };

/** Lets the caller do something else for a while; told how many of how many entries have been examined. */
export type Pause = (done: number, of: number) => Promise<void>;

/** Checks an ECDSA P-256 signature over SHA-256; all three as text, key (raw point) and signature in base64url. */
export type SignatureCheck = (publicKey: string, signature: string, text: string) => Promise<boolean>;
