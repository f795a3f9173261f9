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

/** Split stored rows into valid ones and the number of invalid ones, which never reach an export. */
export function splitSound(rows: readonly Recorded[]): { sound: Recorded[]; refused: number } {
  const sound = rows.filter(({ entry, outcome }) => {
    const parsed = entrySchema.safeParse(entry);
    return parsed.success && parsed.data.kind !== 'outcome' && (outcome === null || outcomes.includes(outcome));
  });
  return { sound, refused: rows.length - sound.length };
}
