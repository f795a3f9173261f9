import type { Entry } from './entry.ts';

/**
 * The newest version of each kind of entry that this program reads and writes. A new kind, value or field raises the
 * version of its entry (docs/decisions/0008-format-versions.md).
 */
const entryVersions: Readonly<Record<Entry['kind'], number>> = {
  incident: 1,
  outcome: 1,
  exemption: 1,
  gap: 1,
  note: 1,
  absence: 1,
};

/** The newest version of a seal. */
const SEAL_VERSION = 1;

/** The newest version of the export file. */
export const FILE_VERSION = 2;

/** The newest version of any kind. A kind that is added later begins above it. */
const newestVersion = Math.max(...Object.values(entryVersions));

/** Return true if a newer program wrote this entry: its `v` is above what this program knows of its kind. */
export function isNewerEntry(raw: unknown): boolean {
  const { v, kind } = fieldsOf(raw);
  const known = typeof kind === 'string' && Object.hasOwn(entryVersions, kind);
  return isAbove(v, known ? entryVersions[kind as Entry['kind']] : newestVersion);
}

/** Return true if a newer program wrote this seal. */
export function isNewerSeal(raw: unknown): boolean {
  return isAbove(fieldsOf(raw).v, SEAL_VERSION);
}

/** Return true if a newer program wrote this export. */
export function isNewerFile(raw: unknown): boolean {
  const { format, version } = fieldsOf(raw);
  return format === 'dezhurny-journal' && isAbove(version, FILE_VERSION);
}

const isAbove = (version: unknown, known: number): boolean =>
  typeof version === 'number' && Number.isSafeInteger(version) && version > known;

const fieldsOf = (raw: unknown): Record<string, unknown> => (raw ?? {}) as Record<string, unknown>;
