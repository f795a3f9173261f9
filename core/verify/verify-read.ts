import * as z from 'zod/mini';
import { fileEntrySchema, journalFileSchema } from '../export/file-schema.ts';
import type { IntegrityFinding } from './integrity-finding.ts';
import type { ExaminedEntry } from './verify-day-log.ts';
import { hashOf } from './verify-hash.ts';

const frameSchema = z.extend(journalFileSchema, { entries: z.array(z.unknown()) });

/** A file whose entries have not been looked at. */
export type ParsedFrame = z.infer<typeof frameSchema>;

/** A finding is thrown from wherever it is made, so that the first one ends the examination. */
export class IntegrityError extends Error {
  readonly finding: IntegrityFinding;
  constructor(finding: IntegrityFinding) {
    super(finding.fault);
    this.finding = finding;
  }
}

/** What the text of a file says; `null` for one that is no JSON. */
export function parseFile(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads a file but for its entries. @throws IntegrityError when it is no journal file of this version */
export function readFrame(raw: unknown): ParsedFrame {
  const parsed = frameSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const { format, version, sheets } = (raw ?? {}) as Record<string, unknown>;
  if (format !== 'dezhurny-journal' || version !== 2) throw unreadable();
  const path = parsed.error.issues[0]?.path ?? [];
  const sheet = path[0] === 'sheets' && Array.isArray(sheets) ? sheets[Number(path[1])] : undefined;
  const { day, id } = hostNames(sheet, 'dayId');
  throw new IntegrityError({ fault: 'changed', day, kind: sheet ? 'seal' : 'file', id, path: path.join('.') });
}

/** Reads an entry and checks its own hash. @param days sheet ids with their days. @throws IntegrityError when it is no entry */
export function examine(raw: unknown, at: number, days: ReadonlyMap<string, string>): ExaminedEntry {
  const parsed = fileEntrySchema.safeParse(raw);
  if (!parsed.success) throw new IntegrityError(misshapen(raw, at, days));
  const line = parsed.data;
  const { prev, dayId, entry, hash } = line;
  const isSound = (prev === null) === (dayId === null) && hash === hashOf('dezhurny:link:1', prev, entry);
  return { at, line, key: entry.kind === 'outcome' ? `${entry.incident}:${entry.outcome}` : entry.id, sound: isSound };
}

const unreadable = (): IntegrityError => new IntegrityError({ fault: 'unreadable', day: null, kind: 'file', id: null });

function misshapen(raw: unknown, at: number, days: ReadonlyMap<string, string>): IntegrityFinding {
  const { entry, dayId } = (raw ?? {}) as { entry?: { kind?: unknown }; dayId?: string };
  const kinds = fileEntrySchema.shape.entry.def.options.map(({ shape }) => shape.kind.def.values[0]);
  const kind = kinds.find((one) => one === entry?.kind);
  const { id } = hostNames(entry, kind === 'outcome' ? 'incident' : 'id');
  return { fault: 'changed', day: days.get(dayId ?? '') ?? null, kind: kind ?? 'file', id, path: `entries.${at}` };
}

/** Whoever reads the finding gets no more of a spoilt file than names may be long. */
function hostNames(raw: unknown, name: string): { day: string | null; id: string | null } {
  const fields = (raw ?? {}) as Record<string, unknown>;
  const text = (value: unknown): string | null => (typeof value === 'string' ? value.slice(0, 36) : null);
  return { day: text(fields.day), id: text(fields[name]) };
}
