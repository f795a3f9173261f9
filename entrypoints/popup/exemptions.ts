import { everySystem, startExemption } from '../../core/exempt.ts';
import type { ExemptionState } from '../../core/page-message.ts';
import { leftOn } from '../../core/quota.ts';
import type { Settings } from '../../core/settings.ts';
import { clockOf, localTime } from '../../core/timetable.ts';
import type { Situation } from '../../core/verdict.ts';
import { loadExemption, loadSecret, loadUsed } from '../../platform/safe.ts';
import { lockOf } from '../../platform/try-secret.ts';

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
export function wouldEndAt(now: Date, { timetable: { zone } }: Settings, situation: Situation): string | null {
  if (!situation.watched) return null;
  const { until } = startExemption(now, zone, situation.to, { scope: everySystem, reason: 'other' });
  return clockOf(localTime(new Date(until), zone).minute);
}
