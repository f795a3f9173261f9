/** Numbers from 0 up to 1. */
export type Chance = () => number;

/** Chance that comes out the same for the same seed (mulberry32, T. Ettinger). */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of them. */
export function pick<T>(chance: Chance, some: readonly [T, ...T[]]): T {
  return some[Math.floor(chance() * some.length)] ?? some[0];
}

/** A UUIDv4. */
export function uuid(chance: Chance): string {
  const digits = Array.from({ length: 32 }, (_, at) => digit(at, Math.floor(chance() * 16)).toString(16)).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The digits that say version 4, variant 1 (RFC 9562, 5.4). */
function digit(at: number, any: number): number {
  if (at === 12) return 4;
  return at === 16 ? 8 + (any % 4) : any;
}
