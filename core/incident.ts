import type { Entry, Incident, NoticedBy, Outcome, OutcomeEntry } from './entry.ts';
import type { Noticed } from './verdict.ts';

/**
 * Builds an incident by naming its fields, never by spreading: what is not named here cannot get in.
 * @param id a UUIDv4
 */
export function newIncident(id: string, verdict: Noticed, noticed: NoticedBy, packId: string): Incident {
  const { match, period, reason } = verdict;
  return {
    v: 1,
    kind: 'incident',
    id,
    day: period.day,
    lesson: period.lesson,
    hour: period.hour,
    system: match.system,
    item: match.item,
    surface: match.surface,
    mode: verdict.kind === 'record' ? 'audit' : verdict.kind,
    reason,
    noticed,
    pack: packId,
  };
}

/** What a person's choice is called in the journal. */
export const outcomeOf = {
  max: 'moved-to-max',
  sferum: 'moved-to-sferum',
  close: 'closed',
  stay: 'stayed',
} as const satisfies Record<string, Outcome>;

/** What came of an incident, as an entry. */
export function newOutcome(incident: string, outcome: Outcome): OutcomeEntry {
  return { v: 1, kind: 'outcome', incident, outcome };
}

/** The key under which an entry is kept once, however often it is delivered. */
export function entryKey(entry: Entry): string {
  return entry.kind === 'outcome' ? `${entry.incident}:${entry.outcome}` : entry.id;
}
