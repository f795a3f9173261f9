import * as z from 'zod/mini';
import { type AboutIncident, isAboutIncident } from './about-incident.ts';
import { type Arrival, arrivals } from './arrivals.ts';
import { type Entry, entrySchema, type Outcome, outcomes } from './entry.ts';
import { isNewerEntry } from './format-versions.ts';
import { type MistakeReason, mistakeReasons } from './mistake-reasons.ts';

/**
 * A journal entry as a report shows it. An incident carries the strongest outcome recorded so far. `mistake`: why
 * a person marked its warning as mistaken, if one did. `arrived`: whether the platform opened, if its button was pressed.
 */
export interface Recorded {
  entry: Exclude<Entry, AboutIncident>;
  outcome: Outcome | null;
  mistake?: MistakeReason | undefined;
  arrived?: Arrival | undefined;
}

const weights: readonly Outcome[] = ['unanswered', 'stayed', 'closed', 'moved-to-sferum', 'moved-to-max'];

/** Return the stronger of two outcomes: moved > closed > stayed > unanswered. */
export function weightier(a: Outcome | null, b: Outcome): Outcome {
  return a !== null && weights.indexOf(a) > weights.indexOf(b) ? a : b;
}

/**
 * Return the entries as rows: each incident with its strongest outcome, mark and arrival; what is about an incident that is not
 * there is left out.
 */
export function recordedOf(entries: readonly Entry[]): Recorded[] {
  const rows = new Map<string, Recorded>();
  for (const entry of entries) if (!isAboutIncident(entry)) rows.set(entry.id, { entry, outcome: null });
  for (const entry of entries) {
    // The meaning of a newer entry is unknown.
    const row = isAboutIncident(entry) && !isNewerEntry(entry) ? rows.get(entry.incident) : undefined;
    if (!row) continue;
    if (entry.kind === 'outcome') row.outcome = weightier(row.outcome, entry.outcome);
    if (entry.kind === 'mistake') row.mistake ??= entry.reason;
    if (entry.kind === 'arrival') row.arrived ??= entry.arrived;
  }
  return [...rows.values()];
}

/** The fields of a newer entry that a table shows. */
const newerRowSchema = z.object({ id: z.uuidv4(), day: z.iso.date() });

/**
 * Split stored rows into sound ones and the number of invalid ones, which never reach an export. A row that a newer
 * program wrote is sound: a table names it (core/export/table.ts).
 */
export function splitSound(rows: readonly Recorded[]): { sound: Recorded[]; refused: number } {
  const sound = rows.filter(({ entry, outcome, mistake, arrived }) => {
    if (isNewerEntry(entry)) return newerRowSchema.safeParse(entry).success;
    const parsed = entrySchema.safeParse(entry);
    if (!parsed.success || isAboutIncident(parsed.data)) return false;
    const isMarkKnown = mistake === undefined || mistakeReasons.includes(mistake);
    const isArrivalKnown = arrived === undefined || arrivals.includes(arrived);
    return isMarkKnown && isArrivalKnown && (outcome === null || outcomes.includes(outcome));
  });
  return { sound, refused: rows.length - sound.length };
}
