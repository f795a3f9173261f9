import { CODE_LENGTH, encode } from './code.ts';
import { chainIndexes } from './code-index.ts';

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

/** Return the code of an index. @param chain name of the chain of that index (code-index.ts) */
export function codeOf(seed: string, chain: string, index: number, school: School): Promise<string> {
  return walkDown({ index: chainIndexes(chain).last + 1, code: seed }, index, school);
}

/** Return the anchor of a chain, which lies below its first code. */
export function anchorOf(seed: string, chain: string, school: School): Promise<string> {
  return codeOf(seed, chain, chainIndexes(chain).anchor, school);
}

/**
 * Return true if a code leads down to a known element of its chain: the anchor, or a code that was accepted before. It
 * takes one step for each index between them: at most 7 × 24 in the chain of a week.
 */
export async function isCodeOf(code: ChainElement, known: ChainElement, school: School): Promise<boolean> {
  return code.index >= known.index && (await walkDown(code, known.index, school)) === known.code;
}

/**
 * Return the element of a lower index. A step hashes an element to the one below it, so each code gives the earlier codes
 * of its chain and no later one.
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
