import { exemptionEnd } from '../../core/decision/exemption-start.ts';
import { leftOn } from '../../core/exemption/exemption-usage.ts';
import type { ExemptionState } from '../../core/messages/popup-messages.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { clockOf, localTime } from '../../core/time/local-time.ts';
import type { HandLesson } from '../../core/timetable/manual-lesson.ts';
import { loadExemption, loadSecret, loadUsed } from '../../platform/exemption/secrets.ts';
import { lockOf } from '../../platform/exemption/try-secret.ts';
import { nationalDays } from '../../rules/calendar/index.ts';

/** What the popup shows about exemptions; none are possible where their store cannot be read. */
export async function exemptionStateAt(now: Date, settings: Settings): Promise<ExemptionState> {
  try {
    const [pin, exemption, used, lockedUntil] = await Promise.all([
      loadSecret('pin'),
      loadExemption(),
      loadUsed(),
      lockOf('pin'),
    ]);
    const { day } = localTime(now, settings.timetable.zone);
    return { possible: pin !== null, exemption, left: leftOn(day, settings.exemptionsPerDay, used), lockedUntil };
  } catch {
    return { possible: false, exemption: null, left: 0, lockedUntil: null };
  }
}

/** The local time `09:15` at which an exemption begun now would end; `null` while no lesson is on. */
export function wouldEndAt(now: Date, settings: Settings, handLesson: HandLesson | null): string | null {
  const end = exemptionEnd(now, settings, nationalDays, handLesson);
  return end && clockOf(localTime(end, settings.timetable.zone).minute);
}
