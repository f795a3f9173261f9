/** Random numbers from 0 (included) to 1 (excluded). */
export type Chance = () => number;

/** Create a seeded generator (mulberry32, https://github.com/cprosche/mulberry32). */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Choose an element. */
export function pick<T>(chance: Chance, some: readonly [T, ...T[]]): T {
  return some[Math.floor(chance() * some.length)] ?? some[0];
}

/** Create a UUIDv4. */
export function uuid(chance: Chance): string {
  const digits = Array.from({ length: 32 }, (_, at) => digit(at, Math.floor(chance() * 16)).toString(16)).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Set the version and variant digits (https://www.rfc-editor.org/rfc/rfc9562#section-5.4). */
function digit(at: number, any: number): number {
  if (at === 12) return 4;
  return at === 16 ? 8 + (any % 4) : any;
}
