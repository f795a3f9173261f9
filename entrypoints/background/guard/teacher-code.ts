import { anchorOf, codeOf } from '../../../core/class-code/chain.ts';
import { shownPeriod } from '../../../core/class-code/code-periods.ts';
import { chainOn, chainToCheck } from '../../../core/class-code/known-element.ts';
import type { SeedAnswer, ShowCodeAnswer } from '../../../core/messages/popup-messages.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { utcMinute } from '../../../core/time/utc-minute.ts';
import { classSeed } from '../../../platform/exemption/class-code.ts';
import { pbkdf2 } from '../../../platform/exemption/pbkdf2.ts';
import { verifySecret } from '../../../platform/exemption/try-secret.ts';
import { loadSettings } from '../../../platform/settings/settings.ts';
import { nationalDays } from '../../../rules/calendar/index.ts';

/** Return the class code of this lesson, or in a break of the next, if the PIN is right and this PC has the seed. */
export async function showClassCode(pin: string): Promise<ShowCodeAnswer> {
  try {
    const tried = await verifySecret('pin', pin);
    if (tried.kind !== 'right') return tried;
    const [{ settings }, seed] = await Promise.all([loadSettings(), classSeed.load()]);
    if (seed === null) return { kind: 'no-seed' };
    const { classCode, timetable } = settings;
    const period = shownPeriod(new Date(), timetable, nationalDays);
    if (!period) return { kind: 'no-lesson' };
    const { day, index, lesson, from, until } = period;
    const found = chainOn(classCode, day);
    if (found === null) return { kind: 'no-anchor' };
    const code = await codeOf(seed, found.chain, index, { salt: classCode.salt, pbkdf2 });
    return { kind: 'shown', code, lesson, from: utcMinute(from), until: utcMinute(until) };
  } catch {
    return { kind: 'failed' };
  }
}

/** Keep the seed on this PC if the PIN is right and the anchors of the school come from it; `null` removes it. */
export async function saveClassSeed(pin: string, seed: string | null): Promise<SeedAnswer> {
  try {
    const tried = await verifySecret('pin', pin);
    if (tried.kind !== 'right') return tried;
    if (seed !== null) {
      const { classCode, timetable } = (await loadSettings()).settings;
      const known = chainToCheck(classCode, localTime(new Date(), timetable.zone).day);
      if (!known) return { kind: 'no-anchor' };
      const anchor = await anchorOf(seed, known.chain, { salt: classCode.salt, pbkdf2 });
      if (anchor !== known.anchor) return { kind: 'unlike' };
    }
    await classSeed.save(seed);
    return { kind: 'saved' };
  } catch {
    return { kind: 'failed' };
  }
}
