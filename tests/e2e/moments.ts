const DAY = 86_400;

/** Since 1970, how many of what a clock counts make a second: s, ms, µs. */
const counted = [1, 1000, 1_000_000] as const;

/**
 * Numbers in a text that could tell when something was done to the second: those within a day of a moment, whatever
 * clock counted them.
 */
export function momentsIn(text: string, near: Date): string[] {
  const seconds = near.getTime() / 1000;
  const isNear = (number: string): boolean => counted.some((a) => Math.abs(Number(number) / a - seconds) <= DAY);
  return (text.match(/\d+(?:\.\d+)?/g) ?? []).filter(isNear);
}
