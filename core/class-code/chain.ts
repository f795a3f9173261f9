import { CODE_LENGTH, encode } from './code.ts';
import { monthIndexes } from './code-index.ts';

/** PBKDF2-SHA-256 iterations of one step of the chain. */
export const STEP_ITERATIONS = 1_000;

/**
 * PBKDF2 with HMAC-SHA-256 (https://www.rfc-editor.org/rfc/rfc8018#section-5.2), as the browser or Node has it.
 * @param password and `salt` are encoded as UTF-8
 */
export type Pbkdf2 = (password: string, salt: string, iterations: number, bytes: number) => Promise<Uint8Array>;

/** What is the same for all codes of a school. */
export interface School {
  salt: string;
  pbkdf2: Pbkdf2;
}

/** An element of the chain and its index. */
export interface ChainElement {
  index: number;
  code: string;
}

/** Return the code of an index. @param day ISO day of the index */
export function codeOf(seed: string, day: string, index: number, school: School): Promise<string> {
  return walkDown({ index: monthIndexes(day).last + 1, code: seed }, index, school);
}

/** Return the anchor of a month, which lies below its first code. @param month `2026-12` */
export function anchorOf(seed: string, month: string, school: School): Promise<string> {
  return codeOf(seed, month, monthIndexes(month).anchor, school);
}

/**
 * Return true if a code leads down to a known element of its month: the anchor, or a code that was accepted before. It
 * takes one step for each index between them, at most 31 × 24.
 */
export async function isCodeOf(code: ChainElement, known: ChainElement, school: School): Promise<boolean> {
  return code.index >= known.index && (await walkDown(code, known.index, school)) === known.code;
}

/**
 * Return the element of a lower index. A step hashes an element to the one below it, so each code gives the earlier codes
 * of its month and no later one.
 */
async function walkDown({ index, code }: ChainElement, to: number, school: School): Promise<string> {
  let element = code;
  for (let at = index - 1; at >= to; at--) element = await stepTo(at, element, school);
  return element;
}

/** The index in the salt keeps the steps different, so that a table for one step serves no other. */
async function stepTo(index: number, above: string, { salt, pbkdf2 }: School): Promise<string> {
  return encode(await pbkdf2(above, `dezhurny:class-code:${salt}:${index}`, STEP_ITERATIONS, CODE_LENGTH));
}
