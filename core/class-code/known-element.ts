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

/**
 * Return the element nearest below an index from which its code can be checked: the last accepted code of the month, or the
 * month's anchor.
 * @param day ISO day of the index
 * @returns `null` if the school has no anchor for that month
 */
export function knownElement(
  { salt, anchors }: ClassCodeSetting,
  accepted: AcceptedCode | null,
  day: string,
  index: number,
): ChainElement | null {
  const code = anchors[monthOf(day)];
  if (salt === '' || code === undefined) return null;
  const { anchor } = monthIndexes(day);
  const isNearer = accepted?.salt === salt && accepted.index > anchor && accepted.index <= index;
  return isNearer ? { index: accepted.index, code: accepted.code } : { index: anchor, code };
}

/** Return the anchor by which a typed seed is checked: that of this month, or the last one; `null` without anchors. */
export function anchorToCheck(
  { salt, anchors }: ClassCodeSetting,
  today: string,
): { month: string; anchor: string } | null {
  const month = anchors[monthOf(today)] === undefined ? Object.keys(anchors).sort().at(-1) : monthOf(today);
  const anchor = month && anchors[month];
  return salt !== '' && month && anchor ? { month, anchor } : null;
}
