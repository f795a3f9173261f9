import type { Exemption } from './exemption.ts';

/** The scope that means every system; no system may be called so. */
export const everySystem = 'all';

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
