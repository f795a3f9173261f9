import type { Entry } from '../journal/entry.ts';
import type { Sealed } from '../journal/seal.ts';

/**
 * Kinds of tampering. `unreadable`: not a journal file, or not of this version. `duplicated`: an object holds one key
 * twice, so two readers may read different values. `newer`: no tampering, a newer program wrote the file,
 * or its time zone is unknown here.
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

/** The affected part: an entry, the seal of a day, a whole day, or the cover of the file. */
export type FindingSubject = Entry['kind'] | 'seal' | 'day' | 'file';

/**
 * The first fault in a file. `id` is the random id of the entry (for an outcome, of its incident) or of the day log. A
 * removed entry is unknown: `removed` names the entry that followed it, `truncated` the last remaining one.
 */
export interface IntegrityFinding {
  fault: IntegrityFault;
  day: string | null;
  kind: FindingSubject;
  id: string | null;
  /** Path in the file, such as `entries.3`. */
  path?: string;
  /** Why the file is `unreadable`, if more is known than that it is no export. */
  reason?: UnreadableReason;
}

/** `empty`: no bytes, or only whitespace. `too-large`: more than 64 MB. */
export type UnreadableReason = 'empty' | 'too-large';

/** Return true if the fault is a time zone that this program does not know. */
export function isUnknownZone({ fault, path }: IntegrityFinding): boolean {
  return fault === 'newer' && path === 'zone';
}

/** The contents of an intact file. */
export interface VerifiedFile {
  made: string;
  place: string;
  fingerprint: string;
  /** Number of day logs, and of sealed ones. */
  days: number;
  sealed: number;
  entries: number;
  /** Number of entries written before hash chains were introduced: changes to them cannot be detected. */
  before: number;
  /** Number of entries that the journal itself had lost when the file was written. */
  lost: number;
  /** Ids of the gap entries: the journal noted each loss once. */
  gaps: ReadonlySet<string>;
  /** Entries by unique key: the id, or for an outcome its incident and value. */
  contents: ReadonlyMap<string, Entry>;
  sheets: readonly VerifiedDayLog[];
  /** The seals of the day logs of which the file holds the sum. */
  sums: readonly Sealed[];
  period: { from: string | null; to: string | null };
  /** Last ISO day that retention deleted. */
  through: string | null;
}

/** A day log of an intact file, to compare with other files of the same PC. */
export interface VerifiedDayLog {
  day: string;
  dayId: string;
  /** ISO day of the day log before it. */
  after: string | null;
  head: string;
  /** Number of entries ever written to it, and of those in the file. */
  count: number;
  kept: number;
  /** Number of covered lessons and hours. */
  lessons: number;
  hours: number;
  sealed: boolean;
  /** All link hashes of the day log, including its head. */
  links: ReadonlySet<string>;
}

/** The result of verifying a file. */
export type Verification = { intact: true; file: VerifiedFile } | { intact: false; finding: IntegrityFinding };

/** Yield to the caller. `done` of `of` entries have been examined. */
export type Pause = (done: number, of: number) => Promise<void>;

/** Check an ECDSA P-256 signature over SHA-256. The key (raw point) and the signature are base64url. */
export type SignatureCheck = (publicKey: string, signature: string, text: string) => Promise<boolean>;
