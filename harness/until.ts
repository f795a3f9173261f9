import { setTimeout as wait } from 'node:timers/promises';

/**
 * Poll until there is an answer, and fail at the timeout, which is an upper bound for busy machines and not a
 * measurement.
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
