import { episodeKey, type IncidentVerdict, type Period } from '../decision/verdict.ts';
import type { ExemptionWish } from '../exemption/exemption.ts';
import type { Entry, ExemptionEntry, Gap, Incident, NoticedBy, Outcome, OutcomeEntry } from './entry.ts';

/**
 * Builds an incident by naming its fields, never by spreading: what is not named here cannot get in.
 * @param id a UUIDv4
 */
export function newIncident(id: string, verdict: IncidentVerdict, noticed: NoticedBy, packId: string): Incident {
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

/** Whether an incident was met with a warning, which somebody will have answered or not. */
export function owesAnswer({ mode }: Pick<Incident, 'mode'>): boolean {
  return mode !== 'audit' && mode !== 'allowed';
}

/** The visit an incident belongs to, core/decision/verdict.ts `episodeKey`. */
export function visitKey(incident: Incident): string {
  return episodeKey({ match: incident, period: incident, kind: incident.mode === 'allowed' ? 'allowed' : 'warn' });
}

/** The record of an exemption that begins in a lesson (or hour). */
export function newExemptionEntry(id: string, { day, lesson, hour }: Period, wish: ExemptionWish): ExemptionEntry {
  return { v: 1, kind: 'exemption', id, day, lesson, hour, scope: wish.scope, reason: wish.reason };
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

/**
 * The record of a loss that was noticed.
 * @param id a UUIDv4 @param day ISO day on which it was noticed @param missing entries lost, at least 1
 */
export function newGap(id: string, day: string, missing: number): Gap {
  return { v: 1, kind: 'gap', id, day, cause: 'store-lost', missing };
}

/** The key under which an entry is kept once, however often it is delivered. */
export function entryKey(entry: Entry): string {
  return entry.kind === 'outcome' ? `${entry.incident}:${entry.outcome}` : entry.id;
}

/**
 * Sort key of an entry on screen: by day, by lesson (or hour), then by the random id, so that the order within a lesson
 * does not show which entry came first.
 */
export function shownAt(entry: Exclude<Entry, OutcomeEntry>): string {
  const lesson = 'lesson' in entry ? entry.lesson : null;
  const hour = 'hour' in entry ? entry.hour : null;
  const slot = lesson === null ? (hour === null ? '' : `h${twoDigits(hour)}`) : `l${twoDigits(lesson)}`;
  return `${entry.day}/${slot}/${entry.id}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
