import { isCodeOf, type School } from '../../../core/class-code/chain.ts';
import { acceptedPeriods, type CodePeriod } from '../../../core/class-code/code-periods.ts';
import { chainOn, isBeforeAccepted, knownElement } from '../../../core/class-code/known-element.ts';
import { startExemption } from '../../../core/decision/exemption-start.ts';
import { everySystem, exemptionAt } from '../../../core/exemption/active-exemption.ts';
import type { ExemptionGrant } from '../../../core/exemption/exemption.ts';
import { withPlan } from '../../../core/exemption/planned-exemption.ts';
import type { ClassCodeAnswer } from '../../../core/messages/popup-messages.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { utcMinute } from '../../../core/time/utc-minute.ts';
import { acceptedCode } from '../../../platform/exemption/class-code.ts';
import { pbkdf2 } from '../../../platform/exemption/pbkdf2.ts';
import { changePlans } from '../../../platform/exemption/planned-exemptions.ts';
import { loadExemption } from '../../../platform/exemption/secrets.ts';
import { countedAttempt } from '../../../platform/exemption/try-secret.ts';
import { loadSettings } from '../../../platform/settings/settings.ts';
import { nationalDays } from '../../../rules/calendar/index.ts';
import { oneGrantAtATime } from './exempt.ts';
import { refreshExemption } from './refresh-exemption.ts';
import { startRecorded } from './start-exemption.ts';

const grant: ExemptionGrant = { scope: everySystem, reason: 'class-code' };

/** Exempt this PC for the lesson of a class code, if it is the code of this lesson or of one that begins at once. */
export function useClassCode(code: string): Promise<ClassCodeAnswer> {
  return oneGrantAtATime(async (): Promise<ClassCodeAnswer> => {
    const { settings } = await loadSettings();
    const periods = acceptedPeriods(new Date(), settings.timetable, nationalDays);
    if (periods.length === 0) return { kind: 'no-lesson' };
    if (!periods.some(({ day }) => chainOn(settings.classCode, day))) return { kind: 'not-set' };
    let found: CodePeriod | null = null;
    const tried = await countedAttempt('class-code', async () => {
      found = await periodOfCode(code, periods, settings.classCode);
      return found !== null;
    });
    return tried.kind === 'right' && found ? startIn(found) : (tried as ClassCodeAnswer);
  }).catch((): ClassCodeAnswer => ({ kind: 'failed' }));
}

/** Return the lesson that a code belongs to, and keep the code: the next one is checked from it. */
async function periodOfCode(
  code: string,
  periods: readonly CodePeriod[],
  setting: Settings['classCode'],
): Promise<CodePeriod | null> {
  const school: School = { salt: setting.salt, pbkdf2 };
  const accepted = await acceptedCode.load();
  for (const period of periods) {
    const { day, index } = period;
    const known = knownElement(setting, accepted, day, index);
    const isPast = isBeforeAccepted(setting.salt, accepted, index);
    if (known && !isPast && (await isCodeOf({ index, code }, known, school))) {
      await acceptedCode.save({ salt: setting.salt, index, code });
      return period;
    }
  }
  return null;
}

/** Start the exemption, or plan it for a lesson that has not begun. It changes nothing where all systems are allowed so long. */
async function startIn({ day, lesson, hour, from, until }: CodePeriod): Promise<ClassCodeAnswer> {
  const now = new Date();
  if (from > now) {
    await changePlans((plans) => withPlan(plans, { day, lesson, hour, ...grant }));
    await refreshExemption();
    return { kind: 'planned' };
  }
  const current = exemptionAt(now, await loadExemption());
  if (current?.scope === everySystem && current.until >= utcMinute(until))
    return { kind: 'started', exemption: current };
  const exemption = startExemption(now, until, grant);
  await startRecorded(exemption, { day, lesson, hour });
  await refreshExemption();
  return { kind: 'started', exemption };
}
