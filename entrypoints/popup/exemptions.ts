import type { LessonAhead } from '../../components/popup/PlanForm.tsx';
import { chainOn } from '../../core/class-code/known-element.ts';
import { plannableLessons } from '../../core/decision/due-plans.ts';
import { exemptionEnd } from '../../core/decision/exemption-start.ts';
import { exemptionsLeftBeside } from '../../core/exemption/planned-exemption.ts';
import type { ClassCodeState, ExemptionState } from '../../core/messages/popup-messages.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { formatClock, localTime } from '../../core/time/local-time.ts';
import type { ManualLesson } from '../../core/timetable/manual-lesson.ts';
import { classSeed } from '../../platform/exemption/class-code.ts';
import { loadPlans } from '../../platform/exemption/planned-exemptions.ts';
import { loadExemption, loadExemptionUsage, loadSecret } from '../../platform/exemption/secrets.ts';
import { lockedUntil } from '../../platform/exemption/try-secret.ts';
import { nationalDays } from '../../rules/calendar/index.ts';

/** Return the exemption state of the popup; exemptions are unavailable if their store cannot be read. */
export async function exemptionStateAt(now: Date, settings: Settings): Promise<ExemptionState> {
  try {
    const { day } = localTime(now, settings.timetable.zone);
    const [pin, exemption, used, locked, planned, classCode] = await Promise.all([
      loadSecret('pin'),
      loadExemption(),
      loadExemptionUsage(),
      lockedUntil('pin'),
      loadPlans(),
      classCodeState(settings, day),
    ]);
    return {
      possible: pin !== null,
      exemption,
      left: exemptionsLeftBeside(planned, day, settings.exemptionsPerDay, used),
      lockedUntil: locked,
      planned,
      classCode,
    };
  } catch {
    const classCode = { isUsed: false, hasSeed: false, lockedUntil: null };
    return { possible: false, exemption: null, left: 0, lockedUntil: null, planned: [], classCode };
  }
}

async function classCodeState({ classCode }: Settings, day: string): Promise<ClassCodeState> {
  const [seed, locked] = await Promise.all([classSeed.load(), lockedUntil('class-code')]);
  return { isUsed: chainOn(classCode, day) !== null, hasSeed: seed !== null, lockedUntil: locked };
}

/** Return the local time `09:15` at which an exemption started now would end; `null` outside lessons. */
export function wouldEndAt(now: Date, settings: Settings, manualLesson: ManualLesson | null): string | null {
  const end = exemptionEnd(now, settings, nationalDays, manualLesson);
  return end && formatClock(localTime(end, settings.timetable.zone).minute);
}

/** Return the lessons of the next seven days as the popup shows them. */
export function lessonsAhead(now: Date, { timetable }: Settings): LessonAhead[] {
  const clock = (at: Date): string => formatClock(localTime(at, timetable.zone).minute);
  return plannableLessons(now, timetable, nationalDays).flatMap(({ day, lesson, from, until }) =>
    lesson === null ? [] : [{ day, lesson, from: clock(from), to: clock(until) }],
  );
}
