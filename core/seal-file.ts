import { canonicalJson } from './canonical-json.ts';
import { digestOf, fingerprintOf, hashText, linkOf } from './chain.ts';
import type { Entry } from './entry.ts';
import { entryKey } from './incident.ts';
import type { FileEntry, FileSheet, JournalFile } from './journal-file.ts';
import { type Link, type Sheet, sealedOf } from './sheet.ts';

/** What a file of the journal says beside its entries and sheets. */
export type FileFrame = Pick<
  JournalFile,
  'made' | 'place' | 'zone' | 'pack' | 'period' | 'totals' | 'retention' | 'open'
>;

/** A sheet with its signature, once it has been sealed. */
export type SignedSheet = Sheet & { signature: string | null };

/** A file that lacks only its signature, and the text to be signed. */
export interface FileDraft {
  file: Omit<JournalFile, 'signature'>;
  text: string;
}

/** An entry as a file has it. @param chained its place on a sheet; `null` when it was kept before there were chains */
export function fileEntry(entry: Entry, chained: (Link & { dayId: string }) | null): FileEntry {
  if (!chained) return { entry, dayId: null, prev: null, hash: linkOf(null, entry) };
  return { entry, dayId: chained.dayId, prev: chained.prev, hash: chained.hash };
}

/**
 * Puts a file together, sorted so that its order tells nothing.
 * @param publicKey raw point, base64url
 * @param entries all that is there of these sheets, and what was kept before there were chains
 */
export function draftFile(
  frame: FileFrame,
  publicKey: string,
  sheets: readonly SignedSheet[],
  entries: readonly FileEntry[],
): FileDraft {
  const { made, place, zone, pack, period, totals, retention, open } = frame;
  const ordered = [...sheets].sort(byText(({ day, dayId }) => `${day} ${dayId}`));
  const groups = bySheet(entries);
  const head = {
    format: 'dezhurny-journal' as const,
    version: 2 as const,
    ...{ made, place, zone, pack, period, totals, retention, open },
    key: { public: publicKey, fingerprint: fingerprintOf(publicKey) },
    before: keptOf(groups.get(null)),
    sheets: ordered.map((sheet) => fileSheet(sheet, groups.get(sheet.dayId))),
  };
  const text = canonicalJson(['dezhurny:export:1', head]);
  const inOrder = [null, ...ordered.map(({ dayId }) => dayId)].flatMap((dayId) =>
    (groups.get(dayId) ?? []).sort(byText(({ entry }) => entryKey(entry))),
  );
  return { file: { ...head, checksum: hashText(text), entries: inOrder }, text };
}

function fileSheet(sheet: SignedSheet, entries: readonly FileEntry[] | undefined): FileSheet {
  return { ...sealedOf(sheet), kept: keptOf(entries), signature: sheet.signature };
}

function keptOf(entries: readonly FileEntry[] = []): FileSheet['kept'] {
  return { count: entries.length, digest: digestOf(entries.map(({ hash }) => hash)) };
}

function bySheet(entries: readonly FileEntry[]): Map<string | null, FileEntry[]> {
  const groups = new Map<string | null, FileEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.dayId);
    if (group) group.push(entry);
    else groups.set(entry.dayId, [entry]);
  }
  return groups;
}

const byText =
  <T>(text: (one: T) => string) =>
  (a: T, b: T): number => {
    const [left, right] = [text(a), text(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
