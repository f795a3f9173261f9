import * as z from 'zod/mini';
import type { ChainElement } from './chain.ts';
import type { ClassCodeSetting } from './class-code-setting.ts';
import { codePattern } from './code.ts';
import { chainIndexes, chainsOf } from './code-index.ts';

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

/** A chain of codes that the school uses: its name (code-index.ts) and its anchor. */
export interface Chain {
  chain: string;
  anchor: string;
}

/** Return the chain of the codes of an ISO day; `null` if the school uses no class codes on that day. */
export function chainOn(setting: ClassCodeSetting, day: string): Chain | null {
  return firstOf(setting, chainsOf(day));
}

/**
 * Return the element nearest below an index from which its code can be checked: the last accepted code of the chain, or
 * the anchor of the chain.
 * @param day ISO day of the index
 * @returns `null` if the school has no anchor for that day
 */
export function knownElement(
  setting: ClassCodeSetting,
  accepted: AcceptedCode | null,
  day: string,
  index: number,
): ChainElement | null {
  const found = chainOn(setting, day);
  if (found === null) return null;
  const { anchor } = chainIndexes(found.chain);
  const isNearer = accepted?.salt === setting.salt && accepted.index > anchor && accepted.index <= index;
  return isNearer ? { index: accepted.index, code: accepted.code } : { index: anchor, code: found.anchor };
}

/** Return the chain by which a typed seed is checked: that of today, or the last one; `null` without anchors. */
export function chainToCheck(setting: ClassCodeSetting, today: string): Chain | null {
  return chainOn(setting, today) ?? firstOf(setting, Object.keys(setting.anchors).sort().slice(-1));
}

function firstOf({ salt, anchors }: ClassCodeSetting, chains: readonly string[]): Chain | null {
  const chain = salt && chains.find((one) => anchors[one]);
  const anchor = chain && anchors[chain];
  return chain && anchor ? { chain, anchor } : null;
}
