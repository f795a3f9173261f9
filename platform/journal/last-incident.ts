import type { Incident } from '../../core/journal/entry.ts';
import { isNewerEntry } from '../../core/journal/format-versions.ts';
import type { LastIncident } from '../../core/status/status.ts';
import { withJournal } from './journal-store.ts';

/** Return the latest incident by day and lesson; `null` without one. */
export function lastIncident(): Promise<LastIncident | null> {
  return withJournal(async (db) => {
    const shown = db.entries.orderBy('shown').reverse();
    const found = (await shown.filter((row) => row.kind === 'incident' && !isNewerEntry(row)).first()) as
      | Incident
      | undefined;
    if (!found) return null;
    const { system, day, lesson, hour } = found;
    return { system, day, lesson, hour };
  });
}
