/**
 * ms to wait before each attempt to put a spoilt banner right. The first come at once, none later than a second; a page
 * that goes on spoiling it meets growing pauses and then an end, never a busy loop.
 */
const PAUSES = [0, 0, 50, 100, 200, 400, 800, 800, 800, 800, 800, 800];

/** ms in which nothing was spoilt, after which a page has all attempts before it again. */
const FORGIVEN = 10_000;

/** Attempts so far, and when the last one was. */
export interface RepairBackoff {
  attempts: number;
  last: number;
}

/** What to do about a banner that was spoilt: try after so many ms, or give up. */
export function nextRepair(
  { attempts, last }: RepairBackoff,
  now: number,
): { pause: number; mending: RepairBackoff } | null {
  const before = now - last > FORGIVEN ? 0 : attempts;
  const pause = PAUSES[before];
  return pause === undefined ? null : { pause, mending: { attempts: before + 1, last: now + pause } };
}
