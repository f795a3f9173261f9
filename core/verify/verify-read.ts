import * as z from 'zod/mini';
import { fileEntrySchema, type fileVersions, type JournalFile } from '../export/file-schema.ts';
import { FILE_FORMAT, fileSchemaOf, isNewerFile } from '../export/file-version.ts';
import { isAboutIncident } from '../journal/about-incident.ts';
import { isNewerSum } from '../journal/day-sum.ts';
import { entryVersions } from '../journal/entry.ts';
import { isNewerEntry, isNewerSeal } from '../journal/format-versions.ts';
import { entryKey } from '../journal/incident.ts';
import { duplicateKey } from './duplicate-key.ts';
import type { IntegrityFinding } from './integrity-finding.ts';
import type { ExaminedEntry } from './verify-day-log.ts';
import { hashOf } from './verify-hash.ts';

/** A file whose entries have not been parsed. */
export type ParsedFrame = Omit<JournalFile, 'entries'> & { entries: unknown[] };

/** Carries a finding. It is thrown, so the first finding ends the examination. */
export class IntegrityError extends Error {
  readonly finding: IntegrityFinding;
  constructor(finding: IntegrityFinding) {
    super(finding.fault);
    this.finding = finding;
  }
}

/** Parse the text of a file. @returns the parsed JSON; `null` if it is not JSON */
export function parseFile(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Check that no object of a parsed text holds a key twice. @throws IntegrityError with the path of the first one */
export function refuseDuplicateKeys(text: string): void {
  const path = duplicateKey(text);
  if (path !== null) throw new IntegrityError({ fault: 'duplicated', day: null, kind: 'file', id: null, path });
}

/** Read a file except for its entries. @throws IntegrityError if the file is not a readable journal file */
export function readFrame(raw: unknown): ParsedFrame {
  if (isNewerFile(raw)) throw newer('file');
  const { format, version, sheets, sums } = (raw ?? {}) as Record<string, unknown>;
  const schema = fileSchemaOf(version);
  if (format !== FILE_FORMAT || !schema) throw unreadable();
  const newerSeal = Array.isArray(sheets) ? sheets.find(isNewerSeal) : undefined;
  if (newerSeal !== undefined) throw newer('seal', dayAndIdOf(newerSeal, 'dayId'));
  const newerSum = Array.isArray(sums) ? sums.find(isNewerSum) : undefined;
  if (newerSum !== undefined) throw newer('seal', dayAndIdOf(newerSum.seal, 'dayId'));
  const parsed = z.extend(schema, { entries: z.array(z.unknown()) }).safeParse(raw);
  if (parsed.success) return parsed.data;
  const isZoneOnly = parsed.error.issues.every(({ path }) => path[0] === 'zone');
  if (isZoneOnly && hasUnknownZone(schema, raw)) throw new IntegrityError(unknownZone);
  const path = parsed.error.issues[0]?.path ?? [];
  const sheet = sealAt(path, sheets, sums);
  const { day, id } = dayAndIdOf(sheet, 'dayId');
  throw new IntegrityError({ fault: 'changed', day, kind: sheet ? 'seal' : 'file', id, path: path.join('.') });
}

/** Return the raw seal that a path leads to: of a day log, or of a day sum. */
function sealAt([list, at]: readonly PropertyKey[], sheets: unknown, sums: unknown): unknown {
  if (list === 'sheets' && Array.isArray(sheets)) return sheets[Number(at)];
  return list === 'sums' && Array.isArray(sums) ? (sums[Number(at)]?.seal ?? {}) : undefined;
}

/** A zone that the time zone data of this program lacks. IANA adds zones several times in ten years. */
const unknownZone: IntegrityFinding = { fault: 'newer', day: null, kind: 'file', id: null, path: 'zone' };

/** Names of zones: https://data.iana.org/time-zones/theory.html#naming. */
const zoneName = z.string().check(z.maxLength(64), z.regex(/^[A-Za-z][\w.+-]*(\/[\w.+-]+)*$/));

/** Return true if the name of the zone is well formed and the checksum covers it. */
function hasUnknownZone(schema: (typeof fileVersions)[number], raw: unknown): boolean {
  const parsed = z.extend(schema, { entries: z.array(z.unknown()), zone: zoneName }).safeParse(raw);
  if (!parsed.success) return false;
  const { entries: _entries, checksum, signature: _signature, ...cover } = parsed.data;
  return hashOf('dezhurny:export:1', cover) === checksum;
}

/** Read an entry and check its hash. @param days ISO day by day log id. @throws IntegrityError if it is not an entry */
export function examine(raw: unknown, at: number, days: ReadonlyMap<string, string>): ExaminedEntry {
  const parsed = fileEntrySchema.safeParse(raw);
  if (!parsed.success)
    throw new IntegrityError({ ...misshapen(raw, at, days), ...(isNewerLine(raw) ? { fault: 'newer' } : {}) });
  const line = parsed.data;
  const { prev, dayId, entry, hash } = line;
  const isSound = (prev === null) === (dayId === null) && hash === hashOf('dezhurny:link:1', prev, entry);
  return { at, line, key: entryKey(entry), sound: isSound };
}

const unreadable = (): IntegrityError => new IntegrityError({ fault: 'unreadable', day: null, kind: 'file', id: null });

function newer(
  kind: 'file' | 'seal',
  { day, id }: { day: string | null; id: string | null } = noNames,
): IntegrityError {
  return new IntegrityError({ fault: 'newer', day, kind, id });
}

const noNames = { day: null, id: null };

const lineSchema = z.extend(fileEntrySchema, { entry: z.record(z.string(), z.unknown()) });

/** Return true if a newer program wrote this entry and its link still fits: the hash needs no schema. */
function isNewerLine(raw: unknown): boolean {
  const line = lineSchema.safeParse(raw);
  if (!line.success || !isNewerEntry(line.data.entry)) return false;
  return line.data.hash === hashOf('dezhurny:link:1', line.data.prev, line.data.entry);
}

function misshapen(raw: unknown, at: number, days: ReadonlyMap<string, string>): IntegrityFinding {
  const { entry, dayId } = (raw ?? {}) as { entry?: { kind?: unknown }; dayId?: string };
  const kinds = Object.keys(entryVersions) as (keyof typeof entryVersions)[];
  const kind = kinds.find((one) => one === entry?.kind);
  const { id } = dayAndIdOf(entry, kind && isAboutIncident({ kind }) ? 'incident' : 'id');
  return { fault: 'changed', day: days.get(dayId ?? '') ?? null, kind: kind ?? 'file', id, path: `entries.${at}` };
}

/**
 * Read the day and the id of a malformed object. A text that has another form is left out: it can be anything, such as
 * a person's name.
 */
function dayAndIdOf(raw: unknown, name: string): { day: string | null; id: string | null } {
  const fields = (raw ?? {}) as Record<string, unknown>;
  const text = (value: unknown, form: RegExp): string | null =>
    typeof value === 'string' && form.test(value) ? value : null;
  return { day: text(fields.day, /^\d{4}-\d\d-\d\d$/), id: text(fields[name], /^[\da-f-]{1,36}$/i) };
}
