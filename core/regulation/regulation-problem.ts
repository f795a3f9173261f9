/**
 * What is wrong with the part of a regulation at a path that core/regulation/read-regulation.ts names, in a policy
 * (`regulation.items.2.system`) or a file (`items.2.system`).
 */

/** Return true for the path of a platform with another id than the two, or one that is given twice. */
export function isOtherPlatform(path: string): boolean {
  return /(?:^|\.)platforms\.\d+\.id$/.test(path);
}

/** Return the index in the list and the wrong part of its line, `system` of `items.2.system`; `null` for another path. */
export function wrongLine(path: string): { at: number; part: string } | null {
  const [, at, part = ''] = /(?:^|\.)items\.(\d+)(?:\.([^.]+))?/.exec(path) ?? [];
  return at === undefined ? null : { at: Number(at), part };
}
