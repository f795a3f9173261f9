/**
 * ms to wait before each repair of a damaged banner. The first repairs are immediate and no pause exceeds a second. A
 * page that keeps damaging the banner causes growing pauses and then the end of repairs, never a busy loop.
 */
const pausesMs = [0, 0, 50, 100, 200, 400, 800, 800, 800, 800, 800, 800];

/** ms without damage after which the count of attempts starts again. */
const resetAfterMs = 10_000;

/** Attempts so far, and when the last one was (epoch ms). */
export interface RepairBackoff {
  attempts: number;
  last: number;
}

/** Return the pause (ms) before the next repair, or `null` to give up. */
export function nextRepair(
  { attempts, last }: RepairBackoff,
  now: number,
): { pause: number; mending: RepairBackoff } | null {
  const before = now - last > resetAfterMs ? 0 : attempts;
  const pause = pausesMs[before];
  return pause === undefined ? null : { pause, mending: { attempts: before + 1, last: now + pause } };
}
