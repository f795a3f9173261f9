import * as z from 'zod/mini';
import { regulationIdPattern } from './item.ts';

/** The id of a regulation, as it is kept when the regulation is lost. */
export const lostIdSchema = z.string().check(z.regex(regulationIdPattern));

/** Return the path of a problem: the regulation of this PC was lost with its store. @param id of that regulation */
export function lostPath(id: string): string {
  return `regulation.lost: ${id}`;
}

/** Return the id in a path by {@link lostPath}; `null` for any other path. */
export function lostRegulation(path: string): string | null {
  return /^regulation\.lost: (.+)$/.exec(path)?.[1] ?? null;
}
