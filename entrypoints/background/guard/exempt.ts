import { decide } from '../../../core/decision/decide.ts';
import { exemptionEnd, startExemption } from '../../../core/decision/exemption-start.ts';
import { everySystem } from '../../../core/exemption/active-exemption.ts';
import type { ExemptionWish } from '../../../core/exemption/exemption.ts';
import { countExemption } from '../../../core/exemption/exemption-usage.ts';
import { exemptionsLeftBeside } from '../../../core/exemption/planned-exemption.ts';
import type { ExemptAnswer } from '../../../core/messages/popup-messages.ts';
import { toGuardSettings } from '../../../core/settings/guard-settings.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { loadPlans } from '../../../platform/exemption/planned-exemptions.ts';
import { loadExemptionUsage, saveExemption, saveExemptionUsage } from '../../../platform/exemption/secrets.ts';
import { verifySecret } from '../../../platform/exemption/try-secret.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { loadManualLesson, watchManualLesson } from '../../../platform/settings/manual-lesson.ts';
import { loadSettings } from '../../../platform/settings/settings.ts';
import { nationalDays } from '../../../rules/calendar/index.ts';
import { EXEMPTION_ALARM, refreshExemption } from './refresh-exemption.ts';
import { systemsListed } from './rule-index.ts';
import { startRecorded } from './start-exemption.ts';

/** Start an exemption if the PIN is right. */
export function exempt({ pin, ...wish }: ExemptionWish & { pin: string }): Promise<ExemptAnswer> {
  return oneGrantAtATime(async () => {
    const [{ settings }, handLesson] = await Promise.all([loadSettings(), loadManualLesson()]);
    const now = new Date();
    const snapshot = { settings: toGuardSettings(settings, nationalDays, now), handLesson };
    const verdict = decide(snapshot, { system: wish.scope }, now);
    const end = exemptionEnd(now, settings, nationalDays, handLesson);
    if (verdict.kind === 'ignore' || !end) return { kind: 'no-lesson' };
    const { day } = localTime(now, settings.timetable.zone);
    if ((await leftOn(day, settings.exemptionsPerDay)) === 0) return { kind: 'used-up' };
    if (!(await isScope(wish.scope))) return { kind: 'failed' };
    const tried = await verifySecret('pin', pin);
    if (tried.kind !== 'right') return tried;
    const exemption = startExemption(now, end, wish);
    try {
      await startRecorded(exemption, verdict.period);
      await saveExemptionUsage(countExemption(day, await loadExemptionUsage()));
    } catch {
      return { kind: 'failed' };
    }
    await refreshExemption();
    return { kind: 'started', exemption };
  });
}

/** Run one change of the exemptions at a time: two popups must not use one exemption of the day twice. */
export function oneGrantAtATime<T>(grant: () => Promise<T>): Promise<T> {
  return navigator.locks.request(EXEMPTION_ALARM, grant) as Promise<T>;
}

/** Return the exemptions left on an ISO day. */
export async function leftOn(day: string, perDay: number): Promise<number> {
  const [used, plans] = await Promise.all([loadExemptionUsage(), loadPlans()]);
  return exemptionsLeftBeside(plans, day, perDay, used);
}

/** Return true for all systems, and for one of the regulation in force. */
export async function isScope(scope: string): Promise<boolean> {
  return scope === everySystem || systemsListed(await loadOwnSnapshot()).some(({ id }) => id === scope);
}

/** End the exemption before its bell. */
export async function endExemption(): Promise<null> {
  await saveExemption(null);
  await refreshExemption();
  return null;
}

/** End the exemption when the teacher ends the manual lesson. Call it synchronously at worker start. */
export function endExemptionWithLesson(): void {
  watchManualLesson((lesson) => lesson || void endExemption());
}
