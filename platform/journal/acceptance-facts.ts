import { lastDayLog } from './day-logs.ts';
import { counted } from './health.ts';
import { readMeta, withJournal } from './journal-store.ts';

/** What the journal knows that decides which delivered entries are taken. */
export interface AcceptanceFacts {
  /** ISO day of the last day log. */
  lastDay: string | undefined;
  /** The trusted ISO day (core/journal/trusted-day.ts); `null` in a new journal. */
  trusted: string | null;
  /** Number of entries of each lesson, by what its sort keys begin with (`lessonPrefix`). */
  counts: ReadonlyMap<string, number>;
  /** Those of the keys asked for that the journal has. */
  known: ReadonlySet<string>;
}

/**
 * Read the facts in one transaction.
 * @param prefixes of lessons @param keys of entries (core/journal/incident.ts `entryKey`)
 * @throws when the store fails; the failure is counted
 */
export function readAcceptanceFacts(prefixes: readonly string[], keys: readonly string[]): Promise<AcceptanceFacts> {
  return counted(() =>
    withJournal((db) =>
      db.transaction('r', db.entries, db.sheets, db.known, async () => {
        const [last, trusted, counts, known] = await Promise.all([
          lastDayLog(db),
          readMeta(db, 'reckoning'),
          Promise.all(prefixes.map((prefix) => db.entries.where('shown').startsWith(prefix).count())),
          db.entries
            .where('key')
            .anyOf([...keys])
            .keys(),
        ]);
        return {
          lastDay: last?.day,
          trusted: trusted?.day ?? null,
          counts: new Map(prefixes.map((prefix, i) => [prefix, counts[i] ?? 0])),
          known: new Set(known as string[]),
        };
      }),
    ),
  );
}
