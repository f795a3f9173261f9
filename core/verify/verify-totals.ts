import { jsonEqual } from '../encoding/json-equal.ts';
import { isAboutIncident } from '../journal/about-incident.ts';
import { type Entry, entryVersions } from '../journal/entry.ts';
import { recordedOf } from '../journal/recorded-entry.ts';
import { totalsOf } from '../journal/totals.ts';
import { within } from '../time/day-range.ts';
import type { ExaminedEntry } from './verify-day-log.ts';
import { IntegrityError, type ParsedFrame } from './verify-read.ts';

/**
 * Check that every entry lies in the period of the file: by the day of its day log, or by its own day if it was
 * written before hash chains were introduced.
 * @throws IntegrityError at the first entry outside the period
 */
export function checkPeriod({ period, sheets }: ParsedFrame, lines: readonly ExaminedEntry[]): void {
  const days = new Map(sheets.map(({ dayId, day }) => [dayId, day]));
  for (const { at, line } of lines) {
    const ownDay = isAboutIncident(line.entry) ? undefined : line.entry.day;
    const day = line.dayId === null ? ownDay : days.get(line.dayId);
    if (day !== undefined && !within(day, period)) throw changed(`entries.${at}`);
  }
}

/**
 * Check that the totals of the file match its entries. A program leaves entries that are newer than itself out of the
 * totals (docs/decisions/0008-format-versions.md, rule 4), and the file does not name the program. So the counts over
 * the entries of any older program are accepted too: for each counted kind, those up to one of its versions.
 * @throws IntegrityError if they differ
 */
export function checkTotals({ totals }: ParsedFrame, lines: readonly ExaminedEntry[]): void {
  const entries = lines.map(({ line }) => line.entry);
  const fits = (newest: NewestVersions): boolean =>
    jsonEqual(totals, totalsOf(recordedOf(entries.filter(({ kind, v }) => v <= (newest[kind] ?? v)))));
  if (!programs.some(fits)) throw changed('totals');
}

/** The newest version that a program knows of each counted kind. */
type NewestVersions = Partial<Record<Entry['kind'], number>>;

/** Every combination of versions that a program may know, those of this program first. */
const programs: readonly NewestVersions[] = (['incident', 'outcome', 'gap'] as const).reduce<NewestVersions[]>(
  (known, kind) => versionsOf(kind).flatMap((version) => known.map((program) => ({ ...program, [kind]: version }))),
  [{}],
);

/** Return the versions of a kind, newest first. */
function versionsOf(kind: Entry['kind']): number[] {
  return entryVersions[kind].flatMap(({ shape }): readonly number[] => shape.v.def.values).reverse();
}

const changed = (path: string): IntegrityError =>
  new IntegrityError({ fault: 'changed', day: null, kind: 'file', id: null, path });
