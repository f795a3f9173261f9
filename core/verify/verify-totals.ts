import { jsonEqual } from '../encoding/json-equal.ts';
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
    const ownDay = line.entry.kind === 'outcome' ? undefined : line.entry.day;
    const day = line.dayId === null ? ownDay : days.get(line.dayId);
    if (day !== undefined && !within(day, period)) throw changed(`entries.${at}`);
  }
}

/** Check that the totals of the file match its entries. @throws IntegrityError if they differ */
export function checkTotals({ totals }: ParsedFrame, lines: readonly ExaminedEntry[]): void {
  if (!jsonEqual(totals, totalsOf(recordedOf(lines.map(({ line }) => line.entry))))) throw changed('totals');
}

const changed = (path: string): IntegrityError =>
  new IntegrityError({ fault: 'changed', day: null, kind: 'file', id: null, path });
