import type { Exemption, ExemptionWish } from './exemption.ts';
import { momentAfter, momentOf } from './moment.ts';
import { localTime, minuteOf } from './timetable.ts';

/** The scope that means every system; no system may be called so. */
export const everySystem = 'all';

/** Minutes an exemption lasts where no bell is known: a lesson's length. */
const WITHOUT_BELL = 45;

const MINUTES_A_DAY = 24 * 60;

/**
 * The exemption that is on now, or `null`. A clock set back before its beginning ends it: what is on may get shorter by
 * a wrong clock, but not come back.
 */
export function exemptionAt(now: Date, exemption: Exemption | null | undefined): Exemption | null {
  const isOn = exemption && Date.parse(exemption.from) <= +now && +now < Date.parse(exemption.until);
  return isOn ? exemption : null;
}

/** Whether a system is allowed by the exemption that is on, if one is. */
export function isExempt(system: string, exemption: Pick<Exemption, 'scope'> | null | undefined): boolean {
  return exemption?.scope === everySystem || exemption?.scope === system;
}

/** The systems that an exemption leaves under the rule. */
export function notExempt<S extends { id: string }>(systems: readonly S[], exemption: Exemption | null): S[] {
  return systems.filter(({ id }) => !isExempt(id, exemption));
}

/**
 * An exemption that begins now and ends with the bell, where one is known, else after {@link WITHOUT_BELL} minutes.
 * @param to when the lesson that is on ends, as local time `09:15` in `zone`; `null` when nobody knows
 */
export function startExemption(now: Date, zone: string, to: string | null, wish: ExemptionWish): Exemption {
  const { minute } = localTime(now, zone);
  const minutes = to === null ? WITHOUT_BELL : (minuteOf(to) - minute + MINUTES_A_DAY) % MINUTES_A_DAY;
  return { from: momentOf(now), until: momentAfter(now, minutes), scope: wish.scope, reason: wish.reason };
}
