import * as z from 'zod/mini';
import { exemptionReasons, scopeSchema } from './exemption.ts';
import { type ExemptionUsage, exemptionsLeft } from './exemption-usage.ts';

/** Most exemptions planned at a time. */
const MAX_PLANNED = 40;

/** Days ahead for which a teacher may plan an exemption. */
export const PLAN_AHEAD_DAYS = 7;

/**
 * An exemption of a lesson that has not begun, or of an hour where the week has no lessons. It holds no moment: the
 * timetable says when the lesson begins.
 */
export const plannedExemptionSchema = z.strictObject({
  day: z.iso.date(),
  lesson: z.nullable(z.int().check(z.minimum(1), z.maximum(30))),
  hour: z.nullable(z.int().check(z.minimum(0), z.maximum(23))),
  scope: scopeSchema,
  reason: z.enum(exemptionReasons),
});
export type PlannedExemption = z.infer<typeof plannedExemptionSchema>;

export const plannedExemptionsSchema = z.array(plannedExemptionSchema).check(z.maxLength(MAX_PLANNED));

/** Return true if two plans are for the same lesson. */
export function isSameLesson(a: LessonOfPlan, b: LessonOfPlan): boolean {
  return a.day === b.day && a.lesson === b.lesson && a.hour === b.hour;
}

type LessonOfPlan = Pick<PlannedExemption, 'day' | 'lesson' | 'hour'>;

/** Return the plans with one more, which replaces an earlier plan for the same lesson. The last ones over the limit go. */
export function withPlan(plans: readonly PlannedExemption[], plan: PlannedExemption): PlannedExemption[] {
  return [plan, ...plans.filter((one) => !isSameLesson(one, plan))].slice(0, MAX_PLANNED);
}

/** Return the exemptions left on an ISO day; those planned for it are taken. Class codes do not count. */
export function exemptionsLeftBeside(
  plans: readonly PlannedExemption[],
  day: string,
  perDay: number,
  usage: ExemptionUsage | null,
): number {
  const planned = plans.filter((plan) => plan.day === day && plan.reason !== 'class-code').length;
  return Math.max(0, exemptionsLeft(day, perDay, usage) - planned);
}
