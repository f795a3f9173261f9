import * as z from 'zod/mini';
import { type Entry, entrySchema, outcomes } from './entry.ts';
import { newOutcome } from './incident.ts';
import { type Days, type Recorded, type Totals, totalsOf } from './report.ts';
import { type Pack, systemIdPattern } from './rule.ts';
import { settingsSchema } from './settings.ts';
import { zoneSchema } from './timetable-schema.ts';

const day = z.iso.date();
const text = z.string().check(z.minLength(1), z.maxLength(500));
const count = z.int().check(z.nonnegative());

/**
 * The journal as a file for programs. Versioned, whole days at the finest, and nothing in it beside what is named here.
 * `place` is the label of the PC's room; `zone` the IANA zone its days and hours are in; `made` the ISO day of writing.
 * An incident is followed by its outcome, if it has one; `totals` repeat what the entries add up to.
 */
const exportSchema = z.strictObject({
  format: z.literal('dezhurny-journal'),
  version: z.literal(1),
  made: day,
  place: settingsSchema.shape.place,
  zone: zoneSchema,
  pack: z.strictObject({
    id: z.string().check(z.regex(/^[a-z]{2,8}-\d{4}-\d\d-\d\d$/)),
    title: z.strictObject({ ru: text, en: text }),
    inForceFrom: day,
  }),
  period: z.strictObject({ from: z.nullable(day), to: z.nullable(day) }),
  totals: z.strictObject({
    incidents: count,
    missing: count,
    systems: z.record(z.string().check(z.regex(systemIdPattern)), count),
    outcomes: z.partialRecord(z.enum(outcomes), count),
  }),
  entries: z.array(entrySchema),
});
export type JournalExport = z.infer<typeof exportSchema>;

/** The JSON Schema of the file, for whoever reads it by a program. */
export function exportJsonSchema(): object {
  const schema = z.toJSONSchema(exportSchema, { io: 'input', unrepresentable: 'any' });
  return {
    ...schema,
    title: 'Dezhurny: journal of a PC',
    description: 'That entries agree with each other, with the period and with the totals is checked on import.',
  };
}

/** What is said of an export beside its entries. */
export interface ExportFrame {
  place: string;
  zone: string;
  /** ISO day. */
  made: string;
  period: Days;
  pack: Pick<Pack, 'id' | 'title' | 'inForceFrom'>;
}

/** Why a file is no sound export. `path` says where, as `entries.3.day`; empty for the whole file. */
export interface ExportProblem {
  name:
    | 'not-json'
    | 'not-a-journal'
    | 'unknown-version'
    | 'field'
    | 'repeated'
    | 'orphan'
    | 'outside-period'
    | 'totals';
  path: string;
}

/** A file that was read: its content, or what is wrong with it. */
export type ExportCheck = { ok: true; file: JournalExport } | { ok: false; problems: ExportProblem[] };

/**
 * Writes the export of a period. It is checked as a reader would check it before it leaves.
 * @param rows sound lines of the period, oldest first
 * @throws when the result would not pass {@link readExport}
 */
export function writeExport(frame: ExportFrame, rows: readonly Recorded[]): string {
  const { place, zone, made, period, pack } = frame;
  const file: JournalExport = {
    format: 'dezhurny-journal',
    version: 1,
    made,
    place,
    zone,
    pack: { id: pack.id, title: { ru: pack.title.ru, en: pack.title.en }, inForceFrom: pack.inForceFrom },
    period: { from: period.from, to: period.to },
    totals: totalsOf(rows),
    entries: rows.flatMap(entriesOf),
  };
  const written = `${JSON.stringify(file, null, 1)}\n`;
  const check = readExport(written);
  if (check.ok) return written;
  throw new Error(`the export does not fit: ${check.problems.map(({ name, path }) => `${name} ${path}`).join(', ')}`);
}

/** Reads the text of a file and checks it: its shape, then that its entries agree with each other and its totals. */
export function readExport(text: string): ExportCheck {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return refuse('not-json');
  }
  const { format, version } = (raw ?? {}) as { format?: unknown; version?: unknown };
  if (format !== 'dezhurny-journal') return refuse('not-a-journal');
  if (version !== 1) return refuse('unknown-version', 'version');
  const parsed = exportSchema.safeParse(raw);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map(({ path }) => ({ name: 'field', path: path.join('.') })) };
  }
  const problems = disagreements(parsed.data);
  return problems.length === 0 ? { ok: true, file: parsed.data } : { ok: false, problems };
}

/** The name of a file to save, without anything a file system could refuse: `dezhurny_Каб-12_2026-11-01_2026-11-30.csv`. */
export function exportName({ place, period, made }: ExportFrame, extension: 'csv' | 'xlsx' | 'json'): string {
  const room = place.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const parts = ['dezhurny', room, period.from, period.to ?? made];
  return `${parts.filter(Boolean).join('_')}.${extension}`;
}

function entriesOf({ entry, outcome }: Recorded): Entry[] {
  return entry.kind === 'incident' && outcome ? [entry, newOutcome(entry.id, outcome)] : [entry];
}

function disagreements({ entries, period, totals }: JournalExport): ExportProblem[] {
  const problems: ExportProblem[] = [];
  const rows = new Map<string, Recorded>();
  entries.forEach((entry, i) => {
    const at = (name: ExportProblem['name']): number => problems.push({ name, path: `entries.${i}` });
    if (entry.kind === 'outcome') {
      const about = rows.get(entry.incident);
      if (about?.entry.kind !== 'incident') at('orphan');
      else if (about.outcome) at('repeated');
      else about.outcome = entry.outcome;
      return;
    }
    if (rows.has(entry.id)) at('repeated');
    else rows.set(entry.id, { entry, outcome: null });
    if (entry.day < (period.from ?? '') || entry.day > (period.to ?? '9999-12-31')) at('outside-period');
  });
  if (!sameTotals(totals, totalsOf([...rows.values()]))) problems.push({ name: 'totals', path: 'totals' });
  return problems;
}

function sameTotals(a: Totals, b: Totals): boolean {
  return (
    a.incidents === b.incidents && a.missing === b.missing && same(a.systems, b.systems) && same(a.outcomes, b.outcomes)
  );
}

function same(a: Record<string, number>, b: Record<string, number>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key]);
}

function refuse(name: ExportProblem['name'], path = ''): ExportCheck {
  return { ok: false, problems: [{ name, path }] };
}
