import * as z from 'zod/mini';
import { type Entry, entrySchema, type Outcome, type OutcomeEntry, outcomes } from './entry.ts';
import { isNewerEntry } from './format-versions.ts';

/** A journal entry as a report shows it. An incident carries the strongest outcome recorded so far. */
export interface Recorded {
  entry: Exclude<Entry, OutcomeEntry>;
  outcome: Outcome | null;
}

const weights: readonly Outcome[] = ['unanswered', 'stayed', 'closed', 'moved-to-sferum', 'moved-to-max'];

/** Return the stronger of two outcomes: moved > closed > stayed > unanswered. */
export function weightier(a: Outcome | null, b: Outcome): Outcome {
  return a !== null && weights.indexOf(a) > weights.indexOf(b) ? a : b;
}

/** Return the entries as rows: each incident with its strongest outcome; an outcome without its incident is left out. */
export function recordedOf(entries: readonly Entry[]): Recorded[] {
  const rows = new Map<string, Recorded>();
  for (const entry of entries) if (entry.kind !== 'outcome') rows.set(entry.id, { entry, outcome: null });
  for (const entry of entries) {
    // The meaning of a newer outcome is unknown.
    const about = entry.kind === 'outcome' && !isNewerEntry(entry) ? rows.get(entry.incident) : undefined;
    if (entry.kind === 'outcome' && about) about.outcome = weightier(about.outcome, entry.outcome);
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
  const sound = rows.filter(({ entry, outcome }) => {
    if (isNewerEntry(entry)) return newerRowSchema.safeParse(entry).success;
    const parsed = entrySchema.safeParse(entry);
    return parsed.success && parsed.data.kind !== 'outcome' && (outcome === null || outcomes.includes(outcome));
  });
  return { sound, refused: rows.length - sound.length };
}
