import { isExempt } from '../exemption/active-exemption.ts';
import type { Exemption } from '../exemption/exemption.ts';
import type { Match } from '../rules/match.ts';
import type { GuardSettings } from '../settings/guard-settings.ts';
import type { Mode } from '../settings/settings.ts';
import { localDateTime, localTime } from '../time/local-time.ts';
import { isBreakIn, lessonIn } from '../timetable/lesson-windows.ts';
import type { ManualLesson } from '../timetable/manual-lesson.ts';
import { isLessonOn } from '../timetable/manual-lesson-end.ts';
import { startManualLesson } from '../timetable/start-manual-lesson.ts';

/** Why the rules are in force. The values are stored in the journal. */
export const inForceReasons = ['classroom', 'lesson', 'hand-lesson'] as const;
export type InForceReason = (typeof inForceReasons)[number];

/** When something happened, as coarse as the journal stores it: ISO day and lesson number, or the hour (0 to 23). */
export interface Period {
  day: string;
  lesson: number | null;
  hour: number | null;
}

/** Whether the rules are in force, and why. `to` is the local time (`09:15`) at which that ends, `null` if unknown. */
export type Situation =
  | { inForce: true; reason: InForceReason; period: Period; to: string | null }
  | { inForce: false; reason: 'break' | 'outside' };

/** What to do about an address, always with the reason. */
export type Verdict<M = Match> =
  | { kind: 'ignore'; reason: 'no-match' | 'break' | 'outside' }
  | {
      /** `allowed`: a teacher exempted this PC; `reason` says why the rules would otherwise apply. */
      kind: 'allowed' | 'record' | 'warn' | 'redirect' | 'block';
      reason: InForceReason;
      match: M;
      period: Period;
      to: string | null;
    };

/** A verdict that is recorded as an incident. */
export type IncidentVerdict = Exclude<Verdict, { kind: 'ignore' }>;

const kindOf = { audit: 'record', warn: 'warn', redirect: 'redirect', block: 'block' } as const satisfies Record<
  Mode,
  string
>;

/** The settings that {@link situationAt} depends on. */
export type SituationSettings = Pick<GuardSettings, 'educationalUse' | 'timetable'>;

/**
 * Return whether the rules are in force at one instant. A lesson of the timetable takes precedence over a manual lesson.
 * @param now the PC's clock; only the instant counts, its time zone does not
 */
export function situationAt(now: Date, settings: SituationSettings, manualLesson: ManualLesson | null): Situation {
  const { timetable, educationalUse } = settings;
  const time = localTime(now, timetable.zone);
  const moment = localDateTime(time);
  const windows = educationalUse === 'timetable' ? timetable.windows : [];
  const lesson = lessonIn(windows, moment);
  if (lesson) {
    const period = { day: lesson.day, lesson: lesson.number, hour: null };
    return { inForce: true, reason: 'lesson', period, to: lesson.to.slice(11) };
  }
  const byHour = { day: time.day, lesson: null, hour: Math.floor(time.minute / 60) };
  if (educationalUse === 'always') return { inForce: true, reason: 'classroom', period: byHour, to: null };
  if (manualLesson && isLessonOn(manualLesson, moment)) {
    return { inForce: true, reason: 'hand-lesson', period: byHour, to: manualLesson.until?.slice(11) ?? null };
  }
  return { inForce: false, reason: isBreakIn(windows, moment) ? 'break' : 'outside' };
}

/** Return a situation in which the rules are in force: the lesson that is on, or a manual lesson started now. */
export function situationInLesson(now: Date, settings: SituationSettings): Situation {
  return situationAt(now, settings, startManualLesson(now, settings.timetable.zone, null));
}

/**
 * Turn a match and a situation into a verdict. Callers that have a guard snapshot use core/decision/decide.ts.
 * @param match `null` when no rule matches the address
 * @param exemption the exemption that is on, or `null`
 */
export function judge<M extends Pick<Match, 'system'>>(
  match: M | null,
  situation: Situation,
  mode: Mode,
  exemption?: Pick<Exemption, 'scope'> | null,
): Verdict<M> {
  if (!match) return { kind: 'ignore', reason: 'no-match' };
  if (!situation.inForce) return { kind: 'ignore', reason: situation.reason };
  const { reason, period, to } = situation;
  const kind = isExempt(match.system, exemption) ? 'allowed' : kindOf[mode];
  return { kind, reason, match, period, to };
}

/**
 * Return the key of the visit a verdict belongs to. Verdicts of one tab with the same key are one visit: same system,
 * same lesson (or hour), and either both or neither exempt. A page that stays open when its exemption ends starts a
 * new visit, so that it gets a warning.
 */
export function episodeKey({
  match,
  period,
  kind,
}: {
  match: { system: string };
  period: Period;
  kind?: IncidentVerdict['kind'];
}): string {
  const { day, lesson, hour } = period;
  return `${match.system}/${day}/${lesson === null ? `h${hour}` : `l${lesson}`}/${kind === 'allowed'}`;
}
