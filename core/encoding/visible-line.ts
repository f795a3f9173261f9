import * as z from 'zod/mini';
import { withoutHiddenSigns } from './hidden-signs.ts';

/** Schema of a text of 1 to `longest` UTF-16 code units; hidden signs and space around it are removed. */
export function visibleLine(longest: number) {
  return z.string().check(z.overwrite(withoutHiddenSigns), z.trim(), z.minLength(1), z.maxLength(longest));
}
