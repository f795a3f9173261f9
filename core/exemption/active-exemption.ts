import type { Exemption } from './exemption.ts';

/** The scope that means every system; not a valid system id. */
export const everySystem = 'all';

/**
 * Return the exemption that is active now, or `null`. It is inactive before its start too, so a clock set back can shorten
 * an exemption but never revive it.
 */
export function exemptionAt(now: Date, exemption: Exemption | null | undefined): Exemption | null {
  const isOn = exemption && Date.parse(exemption.from) <= +now && +now < Date.parse(exemption.until);
  return isOn ? exemption : null;
}

/** Return true if the active exemption allows a system. */
export function isExempt(system: string, exemption: Pick<Exemption, 'scope'> | null | undefined): boolean {
  return exemption?.scope === everySystem || exemption?.scope === system;
}
