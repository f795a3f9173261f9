import { browser } from 'wxt/browser';
import { exemptionAt } from '../../../core/exemption/active-exemption.ts';
import { loadPlans } from '../../../platform/exemption/planned-exemptions.ts';
import { loadExemption, saveExemption } from '../../../platform/exemption/secrets.ts';
import { watchSettings } from '../../../platform/settings/settings.ts';
import { startDuePlans } from './due-plans.ts';
import { refreshSnapshot } from './guard-snapshot.ts';

/** The alarm at the end of an exemption, or at the start of a planned one; it exists only while there is one. */
export const EXEMPTION_ALARM = 'exemption';

/** Apply the active exemption to the guard snapshot, the alarm and the icon; start a planned one, remove one that is over. */
export async function refreshExemption(): Promise<void> {
  const next = await startDuePlans();
  const kept = await loadExemption().catch(() => null);
  const exemption = exemptionAt(new Date(), kept);
  if (kept && !exemption) await saveExemption(null);
  await refreshSnapshot();
  const moments = [...(exemption ? [Date.parse(exemption.until)] : []), ...(next ? [next.getTime()] : [])];
  if (moments.length > 0) await browser.alarms.create(EXEMPTION_ALARM, { when: Math.min(...moments) });
  else await browser.alarms.clear(EXEMPTION_ALARM);
}

/** Follow changes of the timetable, which move planned lessons. Call it synchronously at worker start. */
export function followTimetableOfPlans(): void {
  watchSettings(() => void refreshIfPlanned());
}

async function refreshIfPlanned(): Promise<void> {
  if ((await loadPlans().catch(() => [])).length > 0) await refreshExemption();
}
