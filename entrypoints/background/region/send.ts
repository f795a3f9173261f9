import { browser } from 'wxt/browser';
import { same } from '../../../core/encoding/json-equal.ts';
import { firstDelay } from '../../../core/region/backoff.ts';
import { isPaused, pauseOf, type RegionState } from '../../../core/region/send-state.ts';
import { afterAnswer } from '../../../core/region/send-step.ts';
import { keepRegionState, loadOutbox } from '../../../platform/region/outbox.ts';
import { loadRegion } from '../../../platform/region/region-policy.ts';
import { post } from '../../../platform/region/region-post.ts';
import { watchPolicy } from '../../../platform/settings/policy.ts';
import { circumstances, loadTerms, makeRequest, type NextRequest } from './next-request.ts';

/** The alarm of the next sending. It exists only while a policy names an engine and something waits for it. */
export const SEND = 'send';

/** ms that a worker may be expected to live: a shorter pause is timed by itself, since alarms come late. */
const LIFE = 20_000;

/** ms before a run that was cut off is gone on with, where nothing else does. */
const CUT_OFF = 60_000;

/** Plans anew when a policy changes. To be called before anything is awaited. */
export function sendByPolicy(): void {
  watchPolicy(() => void browser.alarms.clear(SEND).then(planSending));
}

/** What every start of the worker adds: a run that its end cut off goes on. */
export async function resumeSending(): Promise<void> {
  if (!(await hasEngine())) return;
  const outbox = await loadOutbox().catch(() => null);
  await (outbox && outbox.state.upTo !== null ? send() : planSending());
}

/** Sees that what waits is sent in its time; a time that was set already stays. Asked whenever entries come. */
export async function planSending(): Promise<void> {
  if (!(await hasEngine()) || (await browser.alarms.get(SEND))) return;
  await plan().catch(() => undefined); // the store is closed: the next start looks again
}

/** Sends what waits, one request at a time, whatever else starts meanwhile. */
export async function send(): Promise<void> {
  await navigator.locks.request('region', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const terms = await loadTerms();
    let next = terms && (await makeRequest(terms).catch(() => null));
    for (let covered = Number.NEGATIVE_INFINITY; next; next = await step(next).catch(() => null)) {
      if (performance.now() - covered > LIFE) {
        // A worker that dies in a request is woken to go on.
        await browser.alarms.create(SEND, { delayInMinutes: 1 });
        covered = performance.now();
      }
    }
    await browser.alarms.clear(SEND);
    await planSending();
  });
}

/** All that is asked where no policy names an engine, at every start and with every entry. */
async function hasEngine(): Promise<boolean> {
  return (await loadRegion())?.kind === 'set';
}

async function plan(): Promise<void> {
  const [{ state, count }, terms] = await Promise.all([loadOutbox(), loadTerms()]);
  if (!terms) return;
  const { now, mark, today } = circumstances(terms);
  if (count === 0 || isPaused(state, mark, today)) return;
  const wait = waitOf(state, now);
  await browser.alarms.create(SEND, { when: now.getTime() + wait });
  if (wait < LIFE) setTimeout(() => void send(), wait);
}

/** ms until the next request. */
function waitOf(state: RegionState, now: Date): number {
  const pause = pauseOf(state, now);
  if (state.upTo === null) return Math.max(pause, firstDelay(Math.random()));
  return state.failures > 0 ? pause : CUT_OFF;
}

/** Takes a step. @returns what follows at once, `null` where nothing does */
async function step(next: NextRequest): Promise<NextRequest | null> {
  if (next.kind === 'pass') return follow(next, next.after);
  const { terms, state, batch, body } = next;
  const given = circumstances(terms);
  // Most requests are acknowledged: what comes then is made while the engine has this one.
  const ahead = makeRequest(terms, afterAnswer(state, batch, { kind: 'acknowledged' }, given)).catch(() => null);
  const answer = await post(terms.region, body);
  return follow(next, afterAnswer(state, batch, answer, circumstances(terms)), ahead);
}

/** Keeps what holds now. What was made ahead follows if all is as it was thought, or else what is made anew. */
async function follow(
  { kept }: NextRequest,
  after: RegionState,
  ahead?: Promise<NextRequest | null>,
): Promise<NextRequest | null> {
  const [isKept, terms] = await Promise.all([keepRegionState(kept, after), loadTerms()]);
  if (!isKept || !terms || after.upTo === null) return null;
  const made = await ahead;
  return made && same(made.kept, after) && same(made.terms, terms) ? made : makeRequest(terms);
}
