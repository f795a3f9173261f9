import { setTimeout as wait } from 'node:timers/promises';

/** ms that the last question may take beyond the timeout. A page or worker that is gone may never answer. */
const LAST_ANSWER_MS = 10_000;

/** A wait that ended without what it waited for. */
export class WaitTimeout extends Error {}

/**
 * Poll until there is an answer, and fail at the timeout, which is an upper bound for busy machines and not a
 * measurement.
 */
export async function until<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { timeout = 20_000, every = 25, what = 'it', lastAnswer = LAST_ANSWER_MS } = {},
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await within(end + lastAnswer - Date.now(), ask(), what);
    if (answer) return answer;
    if (Date.now() > end) throw new WaitTimeout(`Waited ${timeout} ms for ${what}`);
    await wait(every);
  }
}

/** Return an answer, or give up waiting. @param timeout ms. @throws if no answer comes in time */
export async function within<T>(timeout: number, answer: Promise<T> | T, what: string): Promise<T> {
  const over = new AbortController();
  const late = async (): Promise<never> => {
    await wait(timeout, undefined, { signal: over.signal });
    throw new WaitTimeout(`No answer came while waiting for ${what}`);
  };
  try {
    return await Promise.race([answer, late()]);
  } finally {
    over.abort();
  }
}
