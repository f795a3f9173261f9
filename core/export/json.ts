import type { Entry } from '../journal/entry.ts';
import { entryKey } from '../journal/incident.ts';
import { type Recorded, weightier } from '../journal/recorded-entry.ts';
import { type Totals, totalsOf } from '../journal/totals.ts';
import type { Days } from '../report/table.ts';
import type { Pack } from '../rules/rule-schema.ts';
import type { FileFrame } from './file-cover.ts';
import { type FileEntry, type JournalFile, journalFileSchema } from './file-schema.ts';

/** A file as its readers see it: entries without their links, which are the verifier's (core/verify/verify-file.ts). */
export type JournalExport = Omit<JournalFile, 'entries'> & { entries: Entry[] };

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

/** What is said of an export beside its entries and sheets. */
export function fileFrame(
  { place, zone, made, period, pack }: ExportFrame,
  of: Pick<FileFrame, 'totals' | 'open' | 'retention'>,
): FileFrame {
  return {
    ...{ made, place, zone, totals: of.totals, open: of.open, retention: of.retention },
    pack: { id: pack.id, title: { ru: pack.title.ru, en: pack.title.en }, inForceFrom: pack.inForceFrom },
    period: { from: period.from, to: period.to },
  };
}

/** The text of an export up to its entries. @throws when a reader would not take it */
export function exportStart(cover: Omit<JournalFile, 'entries'>): string {
  const unfit = journalFileSchema.safeParse({ ...cover, entries: [] }).error?.issues ?? [];
  if (unfit.length > 0)
    throw new Error(`the export does not fit: ${unfit.map(({ path }) => path.join('.')).join(', ')}`);
  return `${JSON.stringify(cover).slice(0, -1)},"entries":[`;
}

/** Entries as text, one a line. @param isFirst whether none were written before */
export function exportLines(entries: readonly FileEntry[], isFirst: boolean): string {
  return entries.map((line, i) => `${isFirst && i === 0 ? '' : ','}\n${JSON.stringify(line)}`).join('');
}

/** The end of the text of an export. */
export const exportEnd = '\n]}\n';

/** Lines of a journal as people read them: each incident with its weightiest outcome. */
export function recordedOf(entries: readonly Entry[]): Recorded[] {
  const rows = new Map<string, Recorded>();
  for (const entry of entries) if (entry.kind !== 'outcome') rows.set(entry.id, { entry, outcome: null });
  for (const entry of entries) {
    const about = entry.kind === 'outcome' ? rows.get(entry.incident) : undefined;
    if (entry.kind === 'outcome' && about) about.outcome = weightier(about.outcome, entry.outcome);
  }
  return [...rows.values()];
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
  if (version !== 2) return refuse('unknown-version', 'version');
  const parsed = journalFileSchema.safeParse(raw);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map(({ path }) => ({ name: 'field', path: path.join('.') })) };
  }
  const problems = disagreements(parsed.data);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, file: { ...parsed.data, entries: parsed.data.entries.map(({ entry }) => entry) } };
}

/** The name of a file to save, without anything a file system could refuse: `dezhurny_Каб-12_2026-11-01_2026-11-30.csv`. */
export function exportName({ place, period, made }: ExportFrame, extension: 'csv' | 'xlsx' | 'json'): string {
  const room = place.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const parts = ['dezhurny', room, period.from, period.to ?? made];
  return `${parts.filter(Boolean).join('_')}.${extension}`;
}

/**
 * Where a file contradicts itself, though each of its fields is sound. An answer may stand alone: its incident may be of
 * a day before the period.
 */
export function disagreements({ entries, period, totals, sheets }: JournalFile): ExportProblem[] {
  const problems: ExportProblem[] = [];
  const days = new Map(sheets.map(({ dayId, day }) => [dayId, day]));
  const keys = new Set<string>();
  entries.forEach(({ entry, dayId }, i) => {
    const at = (name: ExportProblem['name']): number => problems.push({ name, path: `entries.${i}` });
    const key = entryKey(entry);
    if (keys.has(key)) at('repeated');
    keys.add(key);
    if (dayId !== null && !days.has(dayId)) at('orphan');
    const day = dayId === null ? (entry.kind === 'outcome' ? null : entry.day) : days.get(dayId);
    if (day && (day < (period.from ?? '') || day > (period.to ?? '9999-12-31'))) at('outside-period');
  });
  const found = totalsOf(recordedOf(entries.map(({ entry }) => entry)));
  if (!sameTotals(totals, found)) problems.push({ name: 'totals', path: 'totals' });
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
