import type { ArrivalEntry, Entry, MistakeEntry, OutcomeEntry } from './entry.ts';

/** An entry about an incident, which it names. It has no id and no day: it counts on the day of its incident. */
export type AboutIncident = OutcomeEntry | MistakeEntry | ArrivalEntry;

const kinds: readonly string[] = ['outcome', 'mistake', 'arrival'] satisfies AboutIncident['kind'][];

/** Return true if an entry is about an incident. */
export function isAboutIncident<T extends Pick<Entry, 'kind'>>(
  entry: T,
): entry is Extract<T, { kind: AboutIncident['kind'] }> {
  return kinds.includes(entry.kind);
}
