import { exemptionEnd } from '../../core/decision/exemption-start.ts';
import { exemptionsLeft } from '../../core/exemption/exemption-usage.ts';
import type { ExemptionState } from '../../core/messages/popup-messages.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { formatClock, localTime } from '../../core/time/local-time.ts';
import type { ManualLesson } from '../../core/timetable/manual-lesson.ts';
import { loadExemption, loadExemptionUsage, loadSecret } from '../../platform/exemption/secrets.ts';
import { lockedUntil } from '../../platform/exemption/try-secret.ts';
import { nationalDays } from '../../rules/calendar/index.ts';

/** Return the exemption state of the popup; exemptions are unavailable if their store cannot be read. */
export async function exemptionStateAt(now: Date, settings: Settings): Promise<ExemptionState> {
  try {
    const [pin, exemption, used, locked] = await Promise.all([
      loadSecret('pin'),
      loadExemption(),
      loadExemptionUsage(),
      lockedUntil('pin'),
    ]);
    const { day } = localTime(now, settings.timetable.zone);
    return {
      possible: pin !== null,
      exemption,
      left: exemptionsLeft(day, settings.exemptionsPerDay, used),
      lockedUntil: locked,
    };
  } catch {
    return { possible: false, exemption: null, left: 0, lockedUntil: null };
  }
}

/** Return the local time `09:15` at which an exemption started now would end; `null` outside lessons. */
export function wouldEndAt(now: Date, settings: Settings, manualLesson: ManualLesson | null): string | null {
  const end = exemptionEnd(now, settings, nationalDays, manualLesson);
  return end && formatClock(localTime(end, settings.timetable.zone).minute);
}
