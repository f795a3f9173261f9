import { plannableLessons } from '../../../core/decision/due-plans.ts';
import type { ExemptionWish } from '../../../core/exemption/exemption.ts';
import { isSameLesson, type PlannedExemption, withPlan } from '../../../core/exemption/planned-exemption.ts';
import type { PlanAnswer } from '../../../core/messages/popup-messages.ts';
import { changePlans, loadPlans } from '../../../platform/exemption/planned-exemptions.ts';
import { verifySecret } from '../../../platform/exemption/try-secret.ts';
import { loadSettings } from '../../../platform/settings/settings.ts';
import { nationalDays } from '../../../rules/calendar/index.ts';
import { isScope, leftOn, oneGrantAtATime } from './exempt.ts';
import { refreshExemption } from './refresh-exemption.ts';

interface LessonAhead {
  day: string;
  lesson: number;
}

/** Plan an exemption for a lesson of the next seven days if the PIN is right. It is recorded when the lesson begins. */
export function planExemption({
  pin,
  day,
  lesson,
  scope,
  reason,
}: LessonAhead & ExemptionWish & { pin: string }): Promise<PlanAnswer> {
  return oneGrantAtATime(async (): Promise<PlanAnswer> => {
    const { settings } = await loadSettings();
    const plan = { day, lesson, hour: null, scope, reason };
    const lessons = plannableLessons(new Date(), settings.timetable, nationalDays);
    if (!lessons.some((one) => isSameLesson(one, plan))) return { kind: 'no-lesson' };
    const plans = await loadPlans();
    const isNew = !plans.some((one) => isSameLesson(one, plan));
    if (isNew && (await leftOn(day, settings.exemptionsPerDay)) === 0) return { kind: 'used-up' };
    if (!(await isScope(scope))) return { kind: 'failed' };
    const tried = await verifySecret('pin', pin);
    if (tried.kind !== 'right') return tried;
    await changePlans((current) => withPlan(current, plan));
    await refreshExemption();
    return { kind: 'planned' };
  }).catch((): PlanAnswer => ({ kind: 'failed' }));
}

/** Cancel a planned exemption. */
export function cancelPlan(plan: Pick<PlannedExemption, 'day' | 'lesson' | 'hour'>): Promise<null> {
  return oneGrantAtATime(async () => {
    await changePlans((plans) => plans.filter((one) => !isSameLesson(one, plan)));
    await refreshExemption();
    return null;
  });
}
