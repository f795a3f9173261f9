import { isSameLesson, PLAN_AHEAD_DAYS, type PlannedExemption } from '../exemption/planned-exemption.ts';
import { addDays, localTime } from '../time/local-time.ts';
import type { NationalDay } from '../timetable/day-plan.ts';
import { type LessonPeriod, lessonPeriods } from '../timetable/lesson-period.ts';
import type { Timetable } from '../timetable/timetable-schema.ts';

/** Planned exemptions at a moment. */
export interface DuePlans {
  /** The plan whose lesson is on, with that lesson; `null` without one. */
  due: { plan: PlannedExemption; period: LessonPeriod } | null;
  /** The plans that stay; those of lessons that are over, or that the timetable no longer has today, do not. */
  left: PlannedExemption[];
  /** The start of the next planned lesson; `null` without one. */
  next: Date | null;
}

/** Sort planned exemptions into what begins, what stays and what is over, by the timetable of now. */
export function duePlans(
  now: Date,
  plans: readonly PlannedExemption[],
  timetable: Timetable,
  national: readonly NationalDay[],
): DuePlans {
  const today = localTime(now, timetable.zone).day;
  const known = plans.map((plan) => ({ plan, period: periodOfPlan(plan, timetable, national) }));
  const current = known.filter(({ plan, period }) => (period ? now < period.until : plan.day >= today));
  const due =
    current.flatMap(({ plan, period }) => (period && period.from <= now ? [{ plan, period }] : []))[0] ?? null;
  const coming = current.flatMap(({ period }) => (period && period.from > now ? [period.from.getTime()] : []));
  return {
    due,
    left: current.flatMap(({ plan }) => (plan === due?.plan ? [] : [plan])),
    next: coming.length > 0 ? new Date(Math.min(...coming)) : null,
  };
}

/** Return the lesson of a plan by the timetable; `null` if the timetable has no such lesson. */
function periodOfPlan(
  plan: Pick<PlannedExemption, 'day' | 'lesson' | 'hour'>,
  timetable: Timetable,
  national: readonly NationalDay[],
): LessonPeriod | null {
  return lessonPeriods(timetable, national, plan.day, 1).find((period) => isSameLesson(period, plan)) ?? null;
}

/** Return the lessons for which an exemption can be planned now: those that begin within seven days. */
export function plannableLessons(now: Date, timetable: Timetable, national: readonly NationalDay[]): LessonPeriod[] {
  const { day } = localTime(now, timetable.zone);
  const last = addDays(day, PLAN_AHEAD_DAYS);
  const periods = lessonPeriods(timetable, national, day, PLAN_AHEAD_DAYS + 1);
  return periods.filter((period) => period.lesson !== null && period.from > now && period.day <= last);
}
