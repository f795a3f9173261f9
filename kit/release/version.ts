/** Browsers read up to four numbers of 0–65535: https://developer.chrome.com/docs/extensions/reference/manifest/version */
const HIGHEST_NUMBER = 65_535;

/**
 * Check the version of a release: `X.Y.Z` and higher than the current one. Semantic Versioning also has `-rc.1` and
 * `+build`; browsers do not.
 * @returns what is wrong, `null` if nothing is
 */
export function checkVersion(next: string, current: string): string | null {
  const numbers = numbersOf(next);
  if (!numbers)
    return `"${next}" is no version: it has to be X.Y.Z, three numbers without leading zeros, "v" or a suffix`;
  if (numbers.some((number) => number > HIGHEST_NUMBER)) {
    return `${next}: browsers take numbers up to ${HIGHEST_NUMBER} only`;
  }
  const before = numbersOf(current);
  if (!before) return `package.json has the version "${current}", which is not X.Y.Z`;
  return isHigher(numbers, before) ? null : `${next} is not higher than ${current} in package.json`;
}

function numbersOf(version: string): number[] | null {
  const match = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(version);
  return match ? match.slice(1).map(Number) : null;
}

function isHigher(next: readonly number[], before: readonly number[]): boolean {
  const at = next.findIndex((number, i) => number !== before[i]);
  return at >= 0 && (next[at] ?? 0) > (before[at] ?? 0);
}
