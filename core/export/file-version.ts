import { isAbove } from '../journal/format-versions.ts';
import { fileVersions } from './file-schema.ts';

/** The value of the field `format` in an export. */
export const FILE_FORMAT = 'dezhurny-journal';

/** Return the schema of a version of the export file, or `null` if this program does not read it. */
export function fileSchemaOf(version: unknown): (typeof fileVersions)[number] | null {
  return fileVersions.find(({ shape }) => shape.version.def.values[0] === version) ?? null;
}

/** Return true if a newer program wrote this export. */
export function isNewerFile(raw: unknown): boolean {
  const { format, version } = (raw ?? {}) as Record<string, unknown>;
  const [newest] = fileVersions.at(-1)?.shape.version.def.values ?? [];
  return format === FILE_FORMAT && isAbove(version, newest ?? 0);
}
