import type { LessonAhead } from '../../components/popup/PlanForm.tsx';
import { chainOn } from '../../core/class-code/known-element.ts';
import { plannableLessons } from '../../core/decision/due-plans.ts';
import { exemptionEnd } from '../../core/decision/exemption-start.ts';
import { exemptionsLeftBeside } from '../../core/exemption/planned-exemption.ts';
import type { ExemptionState } from '../../core/messages/popup-messages.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { formatClock, localTime } from '../../core/time/local-time.ts';
import type { ManualLesson } from '../../core/timetable/manual-lesson.ts';
import { classSeed } from '../../platform/exemption/class-code.ts';
import { loadPlans } from '../../platform/exemption/planned-exemptions.ts';
import { loadExemption, loadExemptionUsage, loadSecret } from '../../platform/exemption/secrets.ts';
import { lockedUntil } from '../../platform/exemption/try-secret.ts';
import { nationalDays } from '../../rules/calendar/index.ts';

/**
 * Return the exemption state of the popup; exemptions are unavailable if their store cannot be read.
 * @param loading what the state is read beside
 */
export async function exemptionStateAt(now: Date, loading: Settings | Promise<Settings>): Promise<ExemptionState> {
  try {
    const [settings, pin, exemption, used, locked, planned, seed, codeLocked] = await Promise.all([
      loading,
      loadSecret('pin'),
      loadExemption(),
      loadExemptionUsage(),
      lockedUntil('pin'),
      loadPlans(),
      classSeed.load(),
      lockedUntil('class-code'),
    ]);
    const { day } = localTime(now, settings.timetable.zone);
    return {
      possible: pin !== null,
      exemption,
      left: exemptionsLeftBeside(planned, day, settings.exemptionsPerDay, used),
      lockedUntil: locked,
      planned,
      classCode: {
        isUsed: chainOn(settings.classCode, day) !== null,
        hasSeed: seed !== null,
        lockedUntil: codeLocked,
      },
    };
  } catch {
    const classCode = { isUsed: false, hasSeed: false, lockedUntil: null };
    return { possible: false, exemption: null, left: 0, lockedUntil: null, planned: [], classCode };
  }
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
