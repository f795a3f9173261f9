import { episodeKey, type IncidentVerdict, type Period } from '../decision/verdict.ts';
import type { ExemptionGrant } from '../exemption/exemption.ts';
import { type AboutIncident, isAboutIncident } from './about-incident.ts';
import type { AbsentDays } from './absent-days.ts';
import type { Arrival } from './arrivals.ts';
import type {
  ArrivalEntry,
  Entry,
  Gap,
  Incident,
  MistakeEntry,
  NewestAbsence,
  NewestExemption,
  NewestIncident,
  Note,
  NoteCause,
  NoticedBy,
  Outcome,
  OutcomeEntry,
  PlatformDay,
} from './entry.ts';
import type { MistakeReason } from './mistake-reasons.ts';
import { MAX_NOTE_COUNT } from './note-limit.ts';
import type { UncoveredLessons } from './uncovered-lessons.ts';

/**
 * Return the incident of a verdict. The fields are named one by one, never spread, so that no other field can get in.
 * @param id UUIDv4 @param packId id of the built-in regulation, which decided if the match has no other
 */
export function newIncident(id: string, verdict: IncidentVerdict, noticed: NoticedBy, packId = ''): NewestIncident {
  const { match, period, reason } = verdict;
  return {
    v: 3,
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
    pack: match.pack ?? packId,
  };
}

/** Return true if an incident shows a warning, which needs an outcome. */
export function owesAnswer({ mode }: Pick<Incident, 'mode'>): boolean {
  return mode !== 'audit' && mode !== 'allowed';
}

/** Return the identity of the visit of an incident, core/decision/verdict.ts `episodeKey`. */
export function visitKey(incident: Incident): string {
  return episodeKey({ match: incident, period: incident, kind: incident.mode === 'allowed' ? 'allowed' : 'warn' });
}

/** Return the entry of an exemption that begins in a period. @param id UUIDv4 */
export function newExemptionEntry(id: string, { day, lesson, hour }: Period, grant: ExemptionGrant): NewestExemption {
  return { v: 2, kind: 'exemption', id, day, lesson, hour, scope: grant.scope, reason: grant.reason };
}

/** The outcome of each choice of the warning. */
export const outcomeOf = {
  max: 'moved-to-max',
  sferum: 'moved-to-sferum',
  join: 'moved-to-max',
  close: 'closed',
  stay: 'stayed',
} as const satisfies Record<string, Outcome>;

/** Return the entry of an outcome. @param incident UUIDv4 of the incident */
export function newOutcome(incident: string, outcome: Outcome): OutcomeEntry {
  return { v: 1, kind: 'outcome', incident, outcome };
}

/** Return the entry of a warning marked as mistaken. @param incident UUIDv4 of the incident */
export function newMistake(incident: string, reason: MistakeReason): MistakeEntry {
  return { v: 4, kind: 'mistake', incident, reason };
}

/** Return the entry of whether the platform opened after a press. @param incident UUIDv4 of the incident */
export function newArrival(incident: string, arrived: Arrival): ArrivalEntry {
  return { v: 5, kind: 'arrival', incident, arrived };
}

/** Return the number of lessons of a day in which a permitted platform was opened. @param id UUIDv4 @param day ISO day */
export function newPlatformDay(id: string, day: string, lessons: number): PlatformDay {
  return { v: 6, kind: 'platform', id, day, lessons };
}

/** The highest number of lost entries that a gap states: a store of a PC holds far fewer. */
const MAX_MISSING = 1_000_000;

/**
 * Return the entry of a detected loss.
 * @param id UUIDv4 @param day ISO day on which it was noticed @param missing entries lost, at least 1; bounded
 */
export function newGap(id: string, day: string, missing: number): Gap {
  return { v: 1, kind: 'gap', id, day, cause: 'store-lost', missing: Math.min(missing, MAX_MISSING) };
}

/**
 * Return a note. @param id UUIDv4 @param day ISO day @param count how often, or of how many entries; bounded
 */
export function newNote(id: string, day: string, cause: NoteCause, count = 1): Note {
  return { v: 2, kind: 'note', id, day, cause, count: Math.min(count, MAX_NOTE_COUNT) };
}

/** Return an absence. @param id UUIDv4 @param found uncovered lessons, or school days without a browser start */
export function newAbsence(id: string, found: UncoveredLessons | AbsentDays): NewestAbsence {
  const { day, untilDay } = found;
  const [lessons, days] = 'days' in found ? [null, found] : [found, null];
  return {
    ...{ v: 2, kind: 'absence', id, day, lesson: lessons?.lesson ?? null },
    ...{ untilDay, untilLesson: lessons?.untilLesson ?? null },
    ...{ lessons: lessons?.lessons ?? null, days: days?.days ?? null },
  };
}

/** Return the idempotency key of an entry: delivered again, it has the same key. An incident has one mark of a mistake and one arrival. */
export function entryKey(entry: Entry): string {
  if (!isAboutIncident(entry)) return entry.id;
  return `${entry.incident}:${entry.kind === 'outcome' ? entry.outcome : entry.kind}`;
}

/**
 * Return the sort key of an entry on the screen: by day, by lesson (or hour), then by the random id, so that the order
 * within a lesson does not show which entry came first.
 */
export function shownAt(entry: Exclude<Entry, AboutIncident>): string {
  return lessonPrefix(entry) + entry.id;
}

/** Return what the sort keys of all entries of a lesson (or hour) begin with. */
export function lessonPrefix(entry: Exclude<Entry, AboutIncident>): string {
  const lesson = 'lesson' in entry ? entry.lesson : null;
  const hour = 'hour' in entry ? entry.hour : null;
  const slot = lesson === null ? (hour === null ? '' : `h${twoDigits(hour)}`) : `l${twoDigits(lesson)}`;
  return `${entry.day}/${slot}/`;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
