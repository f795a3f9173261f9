import { canonicalJson } from '../encoding/canonical-json.ts';
import { sha256Base64url } from '../encoding/sha256.ts';
import { type DayLog, type Link, sealedOf } from '../journal/day-log.ts';
import type { SignedDaySum } from '../journal/day-sum.ts';
import type { Entry } from '../journal/entry.ts';
import { digestOf, fingerprintOf, linkOf } from '../journal/hash-chain.ts';
import { entryKey } from '../journal/incident.ts';
import type { FileDayLog, FileEntry, JournalFile } from './file-schema.ts';

/** The fields of a journal file other than its entries, day logs and signature data. */
export type FileFrame = Pick<
  JournalFile,
  'made' | 'place' | 'zone' | 'pack' | 'period' | 'totals' | 'retention' | 'open'
> & { sums?: readonly SignedDaySum[] };

/** A day log with its signature, `null` until it is sealed. */
export type SignedDayLog = DayLog & { signature: string | null };

/** The remaining entries of a day log: their number, and a digest of their links. */
export type KeptEntries = FileDayLog['kept'];

/** A file without its entries and signature, and the text to sign. */
export interface CoverDraft {
  cover: Omit<JournalFile, 'entries' | 'signature'>;
  text: string;
}

/** Format an entry for a file. @param chained its link in a day log; `null` if it was written before hash chains */
export function fileEntry(entry: Entry, chained: (Link & { dayId: string }) | null): FileEntry {
  if (!chained) return { entry, dayId: null, prev: null, hash: linkOf(null, entry) };
  return { entry, dayId: chained.dayId, prev: chained.prev, hash: chained.hash };
}

/**
 * Build the cover of a file. Its entries follow in the order of the day logs.
 * @param publicKey raw point, base64url
 * @param before entries written before hash chains were introduced
 */
export function draftCover(
  frame: FileFrame,
  publicKey: string,
  before: KeptEntries,
  sheets: readonly { sheet: SignedDayLog; kept: KeptEntries }[],
): CoverDraft {
  const { made, place, zone, pack, period, totals, retention, open, sums = [] } = frame;
  const head = {
    format: 'dezhurny-journal' as const,
    version: 4 as const,
    ...{ made, place, zone, pack, period, totals, retention, open },
    key: { public: publicKey, fingerprint: fingerprintOf(publicKey) },
    before,
    sheets: sheets.map(({ sheet, kept }) => ({ ...sealedOf(sheet), kept, signature: sheet.signature })),
    sums: sumsInOrder(sums),
  };
  const text = canonicalJson(['dezhurny:export:1', head]);
  return { cover: { ...head, checksum: sha256Base64url(text) }, text };
}

/** Return the number of entries and the digest of their links. */
export function keptOf(entries: readonly FileEntry[]): KeptEntries {
  return { count: entries.length, digest: digestOf(entries.map(({ hash }) => hash)) };
}

/** Sort day logs into the order of a file. */
export function dayLogsInOrder<T extends DayLog>(sheets: readonly T[]): T[] {
  return [...sheets].sort(byText(({ day, dayId }) => `${day} ${dayId}`));
}

/** Sort day sums into the order of a file. */
function sumsInOrder(sums: readonly SignedDaySum[]): SignedDaySum[] {
  return [...sums].sort(byText(({ seal }) => `${seal.day} ${seal.dayId}`));
}

/** Sort entries of a day log by random id, so that the order in the file carries no information. */
export function entriesInOrder(entries: readonly FileEntry[]): FileEntry[] {
  return [...entries].sort(byText(({ entry }) => entryKey(entry)));
}

const byText =
  <T>(text: (one: T) => string) =>
  (a: T, b: T): number => {
    const [left, right] = [text(a), text(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
