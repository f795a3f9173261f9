import { canonicalJson } from '../encoding/canonical-json.ts';
import { sha256Base64url } from '../encoding/sha256.ts';
import { type DayLog, type Link, sealedOf } from '../journal/day-log.ts';
import type { Entry } from '../journal/entry.ts';
import { digestOf, fingerprintOf, linkOf } from '../journal/hash-chain.ts';
import { entryKey } from '../journal/incident.ts';
import type { FileDayLog, FileEntry, JournalFile } from './file-schema.ts';

/** What a file of the journal says beside its entries and sheets. */
export type FileFrame = Pick<
  JournalFile,
  'made' | 'place' | 'zone' | 'pack' | 'period' | 'totals' | 'retention' | 'open'
>;

/** A sheet with its signature, once it has been sealed. */
export type SignedDayLog = DayLog & { signature: string | null };

/** What of a sheet is there: how many entries, and one hash for their links. */
export type KeptEntries = FileDayLog['kept'];

/** All of a file but its entries and its signature, and the text to be signed. */
export interface CoverDraft {
  cover: Omit<JournalFile, 'entries' | 'signature'>;
  text: string;
}

/** An entry as a file has it. @param chained its place on a sheet; `null` when it was kept before there were chains */
export function fileEntry(entry: Entry, chained: (Link & { dayId: string }) | null): FileEntry {
  if (!chained) return { entry, dayId: null, prev: null, hash: linkOf(null, entry) };
  return { entry, dayId: chained.dayId, prev: chained.prev, hash: chained.hash };
}

/**
 * Puts the cover of a file together; its entries follow in the order of the sheets.
 * @param publicKey raw point, base64url
 * @param before what was kept before there were chains
 */
export function draftCover(
  frame: FileFrame,
  publicKey: string,
  before: KeptEntries,
  sheets: readonly { sheet: SignedDayLog; kept: KeptEntries }[],
): CoverDraft {
  const { made, place, zone, pack, period, totals, retention, open } = frame;
  const head = {
    format: 'dezhurny-journal' as const,
    version: 2 as const,
    ...{ made, place, zone, pack, period, totals, retention, open },
    key: { public: publicKey, fingerprint: fingerprintOf(publicKey) },
    before,
    sheets: sheets.map(({ sheet, kept }) => ({ ...sealedOf(sheet), kept, signature: sheet.signature })),
  };
  const text = canonicalJson(['dezhurny:export:1', head]);
  return { cover: { ...head, checksum: sha256Base64url(text) }, text };
}

/** What of a sheet's entries is there. */
export function keptOf(entries: readonly FileEntry[]): KeptEntries {
  return { count: entries.length, digest: digestOf(entries.map(({ hash }) => hash)) };
}

/** Sheets in the order of a file. */
export function dayLogsInOrder<T extends DayLog>(sheets: readonly T[]): T[] {
  return [...sheets].sort(byText(({ day, dayId }) => `${day} ${dayId}`));
}

/** Entries of a sheet in the order of a file, which tells nothing: by their random ids. */
export function entriesInOrder(entries: readonly FileEntry[]): FileEntry[] {
  return [...entries].sort(byText(({ entry }) => entryKey(entry)));
}

const byText =
  <T>(text: (one: T) => string) =>
  (a: T, b: T): number => {
    const [left, right] = [text(a), text(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
