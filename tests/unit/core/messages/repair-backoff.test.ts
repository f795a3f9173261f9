import { describe, expect, it } from 'vitest';
import { nextRepair, type RepairBackoff } from '../../../../core/messages/repair-backoff.ts';

const none: RepairBackoff = { attempts: 0, last: 0 };
const start = 1_000_000;

/** Repair until the end, with damage right after each repair. @returns the pauses in ms */
function pausesOf(damagedAfterMs: number, limit: number): number[] {
  const pauses: number[] = [];
  let [state, now] = [none, start];
  while (pauses.length < limit) {
    const next = nextRepair(state, now);
    if (!next) break;
    pauses.push(next.pause);
    state = next.mending;
    now += next.pause + damagedAfterMs;
  }
  return pauses;
}

describe('nextRepair', () => {
  it('repairs twice at once, then with growing pauses, then gives up', () => {
    const pauses = pausesOf(0, 100);
    expect(pauses.slice(0, 3)).toEqual([0, 0, 50]);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(Math.max(...pauses)).toBeLessThan(1000);
    expect(pauses).toHaveLength(12);
  });

  it.each([
    ['keeps counting attempts after exactly ten seconds without damage', 10_000, 100],
    ['starts again after more than ten seconds without damage', 10_001, 0],
  ])('%s', (_case, quietMs, pause) => {
    const state: RepairBackoff = { attempts: 3, last: start };
    expect(nextRepair(state, start + quietMs)?.pause).toBe(pause);
  });

  it('never gives up on damage that is rare', () => {
    expect(pausesOf(10_001, 50)).toEqual(Array.from({ length: 50 }, () => 0));
  });
});
