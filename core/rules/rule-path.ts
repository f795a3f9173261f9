/** A path of a rule, split for comparison; see `paths` in core/rules/rule-schema.ts. */
export interface RulePath {
  segments: readonly string[];
  exact: boolean;
}

/** Split a rule's path into segments. */
export function parsePath(path: string): { segments: string[]; exact: boolean } {
  const exact = path.endsWith('$');
  const plain = exact ? path.slice(0, -1) : path;
  return { segments: pathSegments(plain), exact };
}

/** Return the rank of a path: the longest wins, and of two equally long ones the exact one. */
export function pathRank({ segments, exact }: RulePath): number {
  return 2 * segments.length + Number(exact);
}

/** Return true if a rule's path matches these segments of an address. */
export function fitsPath({ segments, exact }: RulePath, actual: readonly string[]): boolean {
  if (exact ? actual.length !== segments.length : actual.length < segments.length) return false;
  for (let i = 0; i < segments.length; i += 1) {
    if (!fitsSegment(segments[i] as string, actual[i] as string)) return false;
  }
  return true;
}

/** Return lower-case segments, percent-decoded once as servers do. A segment that cannot be decoded stays as it is. */
export function pathSegments(pathname: string): string[] {
  return pathname.split('/').filter(Boolean).map(plainSegment);
}

/** Return the first of {@link pathSegments} without splitting the rest. */
export function firstSegment(pathname: string): string {
  let start = 1;
  while (pathname[start] === '/') start += 1;
  const end = pathname.indexOf('/', start);
  return plainSegment(end === -1 ? pathname.slice(start) : pathname.slice(start, end));
}

function fitsSegment(wanted: string, actual: string): boolean {
  if (wanted === actual) return true;
  if (wanted.endsWith('*')) return actual.startsWith(wanted.slice(0, -1));
  return wanted === '{lang}' && /^[a-z]{2}([-_][a-z]{2,4})?$/.test(actual);
}

const plainSegment = (segment: string): string => lower(segment.includes('%') ? decoded(segment) : segment);

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const lower = (text: string): string => text.toLowerCase();
