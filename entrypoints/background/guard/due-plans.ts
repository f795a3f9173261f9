import { duePlans } from '../../../core/decision/due-plans.ts';
import { startExemption } from '../../../core/decision/exemption-start.ts';
import { countExemption } from '../../../core/exemption/exemption-usage.ts';
import type { PlannedExemption } from '../../../core/exemption/planned-exemption.ts';
import { changePlans } from '../../../platform/exemption/planned-exemptions.ts';
import { loadExemptionUsage, saveExemptionUsage } from '../../../platform/exemption/secrets.ts';
import { loadSettings } from '../../../platform/settings/settings.ts';
import { nationalDays } from '../../../rules/calendar/index.ts';
import { startRecorded } from './start-exemption.ts';

/**
 * Start the planned exemption whose lesson is on, and forget those of lessons that are over. A plan that cannot be recorded
 * stays, so that the next start of the worker tries again. Never throws.
 * @returns the start of the next planned lesson; `null` without one
 */
export async function startDuePlans(): Promise<Date | null> {
  let next: Date | null = null;
  try {
    await changePlans(async (plans) => {
      if (plans.length === 0) return plans;
      const { settings } = await loadSettings();
      const now = new Date();
      const found = duePlans(now, plans, settings.timetable, nationalDays);
      next = found.next;
      if (found.due) await start(now, found.due.plan, found.due.period.until);
      return found.left.length < plans.length ? found.left : plans;
    });
  } catch {
    // The journal or the store fails: no exemption is active unrecorded.
  }
  return next;
}

async function start(now: Date, plan: PlannedExemption, until: Date): Promise<void> {
  await startRecorded(startExemption(now, until, plan), plan);
  if (plan.reason !== 'class-code') {
    await saveExemptionUsage(countExemption(plan.day, await loadExemptionUsage()));
  }
}
