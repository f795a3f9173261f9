import { isExempt } from '../exemption/active-exemption.ts';
import type { Exemption } from '../exemption/exemption.ts';
import type { Match } from '../rules/match.ts';
import type { EducationalUse, Mode } from '../settings/settings.ts';
import { type LocalTime, localMoment, localTime } from '../time/local-time.ts';
import { isBreakIn, type LessonWindows, lessonIn } from '../timetable/lesson-windows.ts';
import type { HandLesson } from '../timetable/manual-lesson.ts';

/** Why educational use holds. */
export const watchReasons = ['classroom', 'lesson', 'hand-lesson'] as const;
export type WatchReason = (typeof watchReasons)[number];

/** When something happened, as coarse as the journal keeps it: the lesson where there is one, else the hour. */
export interface Period {
  day: string;
  lesson: number | null;
  hour: number | null;
}

/** Whether this moment is educational use, and why. `to` is the local time `09:15` at which it ends, if known. */
export type Situation =
  | { watched: true; reason: WatchReason; period: Period; to: string | null }
  | { watched: false; reason: 'break' | 'outside' };

/** What to do about an address, always with its reason. */
export type Verdict =
  | { kind: 'ignore'; reason: 'no-match' | 'break' | 'outside' }
  | {
      /** `allowed`: a teacher exempted this PC; `reason` is why the rule would hold. */
      kind: 'allowed' | 'record' | 'warn' | 'redirect' | 'block';
      reason: WatchReason;
      match: Match;
      period: Period;
      to: string | null;
    };

/** Every verdict that leaves an incident. */
export type Noticed = Exclude<Verdict, { kind: 'ignore' }>;

const kindOf = { audit: 'record', warn: 'warn', redirect: 'redirect', block: 'block' } as const satisfies Record<
  Mode,
  string
>;

/** What it takes to tell educational use; a part of core/given-settings. */
export interface Uses {
  educationalUse: EducationalUse;
  timetable: LessonWindows;
}

/**
 * Decides whether a moment is educational use.
 * @param now the PC's clock; only the instant counts, its zone does not
 */
export function situationAt(now: Date, settings: Uses, handLesson: HandLesson | null): Situation {
  const { timetable, educationalUse } = settings;
  const time = localTime(now, timetable.zone);
  const moment = localMoment(time);
  const windows = educationalUse === 'timetable' ? timetable.windows : [];
  const lesson = lessonIn(windows, moment);
  if (lesson) {
    const period = { day: lesson.day, lesson: lesson.number, hour: null };
    return { watched: true, reason: 'lesson', period, to: lesson.to.slice(11) };
  }
  const byHour = { day: time.day, lesson: null, hour: Math.floor(time.minute / 60) };
  if (educationalUse === 'always') return { watched: true, reason: 'classroom', period: byHour, to: null };
  if (handLesson && isOn(handLesson, time)) {
    return { watched: true, reason: 'hand-lesson', period: byHour, to: handLesson.until?.slice(11) ?? null };
  }
  return { watched: false, reason: isBreakIn(windows, moment) ? 'break' : 'outside' };
}

/**
 * Decides about an address that matched (or did not) in a situation. Outside educational use nothing happens.
 * @param exemption what a teacher allows now, core/exemption/active-exemption.ts `exemptionAt`
 */
export function judge(
  match: Match | null,
  situation: Situation,
  mode: Mode,
  exemption?: Pick<Exemption, 'scope'> | null,
): Verdict {
  if (!match) return { kind: 'ignore', reason: 'no-match' };
  if (!situation.watched) return { kind: 'ignore', reason: situation.reason };
  const { reason, period, to } = situation;
  const kind = isExempt(match.system, exemption) ? 'allowed' : kindOf[mode];
  return { kind, reason, match, period, to };
}

/** Whether the browser itself must refuse every request to the systems now. */
export function isBlocking(situation: Situation, mode: Mode): situation is Extract<Situation, { watched: true }> {
  return situation.watched && mode === 'block';
}

/** A lesson started by hand now: `minutes` long, or till it is ended (midnight at the latest). */
export function startHandLesson(now: Date, zone: string, minutes: number | null): HandLesson {
  const from = localMoment(localTime(now, zone));
  if (minutes === null) return { from, until: null };
  const end = new Date(now.getTime() + minutes * 60_000);
  return { from, until: localMoment(localTime(end, zone)) };
}

/**
 * Two verdicts of one tab with the same key are one visit: same system, same lesson (or hour), and allowed or not: what
 * was allowed and goes on after it no longer is, is a visit to be warned about.
 */
export function episodeKey({
  match,
  period,
  kind,
}: {
  match: { system: string };
  period: Period;
  kind?: Noticed['kind'];
}): string {
  const { day, lesson, hour } = period;
  return `${match.system}/${day}/${lesson === null ? `h${hour}` : `l${lesson}`}/${kind === 'allowed'}`;
}

function isOn({ from, until }: HandLesson, time: LocalTime): boolean {
  const now = localMoment(time);
  return now >= from && (until ? now < until : time.day === from.slice(0, 10));
}
