import { entryVersions } from './entry.ts';
import { sealVersions } from './seal.ts';

/** Return the newest version of a table of schemas: its last one. */
function newestOf(versions: readonly { shape: { v: { def: { values: readonly number[] } } } }[]): number {
  return versions.at(-1)?.shape.v.def.values[0] ?? 0;
}

/** The newest version of each kind. */
const newestVersions: ReadonlyMap<unknown, number> = new Map(
  Object.entries(entryVersions).map(([kind, versions]) => [kind, newestOf(versions)]),
);

/** The newest version of any kind. A kind that is added later begins above it. */
const newestVersion = Math.max(...newestVersions.values());

/** The kinds and versions of entries that this program reads: `absence 1, exemption 1 …`. */
export const knownFormats = [...newestVersions]
  .map(([kind, version]) => `${kind} ${version}`)
  .sort()
  .join(', ');

/** The newest version of a seal. */
const sealVersion = newestOf(sealVersions);

/** Return true if a newer program wrote this entry: its `v` is above what this program knows of its kind. */
export function isNewerEntry(raw: unknown): boolean {
  const { v, kind } = fieldsOf(raw);
  return isAbove(v, newestVersions.get(kind) ?? newestVersion);
}

/** Return true if a newer program wrote this seal. */
export function isNewerSeal(raw: unknown): boolean {
  return isAbove(fieldsOf(raw).v, sealVersion);
}

/** Return true for a whole number above the newest known version. */
export function isAbove(version: unknown, known: number): boolean {
  return typeof version === 'number' && Number.isSafeInteger(version) && version > known;
}

const fieldsOf = (raw: unknown): Record<string, unknown> => (raw ?? {}) as Record<string, unknown>;
