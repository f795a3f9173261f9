import * as z from 'zod/mini';
import type { ChainElement } from './chain.ts';
import type { ClassCodeSetting } from './class-code-setting.ts';
import { codePattern } from './code.ts';
import { monthIndexes, monthOf } from './code-index.ts';

/** The last code that this PC accepted, with the salt that it was accepted under. */
export const acceptedCodeSchema = z.strictObject({
  salt: z.string(),
  index: z.int().check(z.nonnegative()),
  code: z.string().check(z.regex(codePattern)),
});
export type AcceptedCode = z.infer<typeof acceptedCodeSchema>;

/**
 * Return true if this PC accepted the code of a later lesson: then the clock was set back, and a code of before is not
 * accepted again.
 */
export function isBeforeAccepted(salt: string, accepted: AcceptedCode | null, index: number): boolean {
  return accepted?.salt === salt && accepted.index > index;
}

/** Return the anchor of the month of an ISO day; `null` if the school uses no class codes in that month. */
export function anchorOn({ salt, anchors }: ClassCodeSetting, day: string): string | null {
  return salt === '' ? null : (anchors[monthOf(day)] ?? null);
}

/**
 * Return the element nearest below an index from which its code can be checked: the last accepted code of the month, or the
 * month's anchor.
 * @param day ISO day of the index
 * @returns `null` if the school has no anchor for that month
 */
export function knownElement(
  setting: ClassCodeSetting,
  accepted: AcceptedCode | null,
  day: string,
  index: number,
): ChainElement | null {
  const code = anchorOn(setting, day);
  if (code === null) return null;
  const { anchor } = monthIndexes(day);
  const isNearer = accepted?.salt === setting.salt && accepted.index > anchor && accepted.index <= index;
  return isNearer ? { index: accepted.index, code: accepted.code } : { index: anchor, code };
}

/** Return the anchor by which a typed seed is checked: that of this month, or the last one; `null` without anchors. */
export function anchorToCheck(setting: ClassCodeSetting, today: string): { month: string; anchor: string } | null {
  const months = [monthOf(today), Object.keys(setting.anchors).sort().at(-1)];
  const month = months.find((one) => one && anchorOn(setting, one));
  const anchor = month && anchorOn(setting, month);
  return month && anchor ? { month, anchor } : null;
}
