import { type Entry, entrySchema, type Outcome, type OutcomeEntry, outcomes } from './entry.ts';

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
    const about = entry.kind === 'outcome' ? rows.get(entry.incident) : undefined;
    if (entry.kind === 'outcome' && about) about.outcome = weightier(about.outcome, entry.outcome);
  }
  return [...rows.values()];
}

/** Split stored rows into valid ones and the number of invalid ones, which never reach an export. */
export function splitSound(rows: readonly Recorded[]): { sound: Recorded[]; refused: number } {
  const sound = rows.filter(({ entry, outcome }) => {
    const parsed = entrySchema.safeParse(entry);
    return parsed.success && parsed.data.kind !== 'outcome' && (outcome === null || outcomes.includes(outcome));
  });
  return { sound, refused: rows.length - sound.length };
}
