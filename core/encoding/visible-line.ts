import * as z from 'zod/mini';
import { withoutHiddenSigns } from './hidden-signs.ts';

/**
 * Schema of a text of 1 to `longest` UTF-16 code units; hidden signs and space around it are removed.
 * @param shortest 0 where the text may be blank
 */
export function visibleLine(longest: number, shortest = 1) {
  return z.string().check(z.overwrite(withoutHiddenSigns), z.trim(), z.minLength(shortest), z.maxLength(longest));
}
