import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer; fails when there is no answer in time, which is an upper bound for busy
 * machines and no measurement.
 */
export async function until<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { timeout = 20_000, every = 25, what = 'it' } = {},
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms for ${what}`);
    await wait(every);
  }
}
