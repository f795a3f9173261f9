import { browser } from 'wxt/browser';
import { jsonEqual } from '../../../core/encoding/json-equal.ts';
import type { RegionDetail } from '../../../core/policy/region-policy.ts';
import { sendDelay } from '../../../core/region/next-step.ts';
import type { SendState } from '../../../core/region/send-state.ts';
import { afterResponse } from '../../../core/region/send-step.ts';
import { wholeMinuteAfter } from '../../../core/time/utc-minute.ts';
import { keepSendState, loadSendable } from '../../../platform/region/outbox.ts';
import { loadRegion } from '../../../platform/region/region-policy.ts';
import { post } from '../../../platform/region/region-post.ts';
import { watchPolicy } from '../../../platform/settings/policy.ts';
import { contextNow, loadDestination, type PreparedStep, prepareStep } from './prepare-step.ts';

/** Name of the alarm of the next step. It exists only while a policy names an engine and items are pending. */
export const sendAlarm = 'send';

/**
 * A worker may be expected to live this long, ms; a shorter delay is timed by `setTimeout`, as an alarm fires after
 * 30 s at the earliest (https://developer.chrome.com/docs/extensions/reference/api/alarms).
 */
const workerLifeMs = 20_000;

/** Plan again when the policy changes. Call before anything is awaited: listeners are registered synchronously. */
export function sendByPolicy(): void {
  watchPolicy(() => void browser.alarms.clear(sendAlarm).then(planSending));
}

/** Continue an interrupted run, or plan the next one. Call at every start of the worker. */
export async function resumeSending(): Promise<void> {
  const detail = await detailOfPolicy();
  if (!detail) return;
  const found = await loadSendable(detail).catch(() => null);
  await (found && found.state.runEnd !== null ? send() : planSending());
}

/** Set the alarm of the next step unless it is set. Call whenever entries are appended. */
export async function planSending(): Promise<void> {
  if (!(await detailOfPolicy()) || (await browser.alarms.get(sendAlarm))) return;
  await plan().catch(() => undefined); // The store is closed: the next start of the worker plans.
}

/** Send what is pending, one request at a time. Only one call at a time runs, the others return at once. */
export async function send(): Promise<void> {
  await navigator.locks.request('region', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const destination = await loadDestination();
    let next = destination && (await prepareStep(destination).catch(() => null));
    for (let alarmSet = Number.NEGATIVE_INFINITY; next; next = await takeStep(next).catch(() => null)) {
      if (performance.now() - alarmSet > workerLifeMs) {
        // Wakes the worker if it is killed during a request.
        await browser.alarms.create(sendAlarm, { when: wholeMinuteAfter(Date.now(), 60_000) });
        alarmSet = performance.now();
      }
    }
    await browser.alarms.clear(sendAlarm);
    await planSending();
  });
}

/** Without an engine in the policy this is the only work at every start and with every entry. */
async function detailOfPolicy(): Promise<RegionDetail | null> {
  const region = await loadRegion();
  return region?.kind === 'set' ? region.endpoint.detail : null;
}

async function plan(): Promise<void> {
  const destination = await loadDestination();
  if (!destination) return;
  const { state, isEmpty } = await loadSendable(destination.endpoint.detail);
  if (isEmpty) return;
  const context = contextNow(destination);
  const delay = sendDelay(state, context);
  if (delay === null) return;
  await browser.alarms.create(sendAlarm, { when: wholeMinuteAfter(context.now.getTime(), delay) });
  if (delay < workerLifeMs) setTimeout(() => void send(), delay);
}

/** Take a step. @returns the step that follows at once; `null` when none does */
async function takeStep(step: PreparedStep): Promise<PreparedStep | null> {
  if (step.kind === 'skip') return keepAndFollow(step, step.state);
  const { destination, state, batch, body } = step;
  const acknowledged = afterResponse(state, batch, { kind: 'acknowledged' }, contextNow(destination));
  // Most requests are acknowledged: prepare the step after that while this request is in flight.
  const ahead = prepareStep(destination, acknowledged).catch(() => null);
  const response = await post(destination.endpoint, body);
  return keepAndFollow(step, afterResponse(state, batch, response, contextNow(destination)), ahead);
}

/** Store the state. The step prepared ahead follows if its assumptions hold; otherwise a new one is prepared. */
async function keepAndFollow(
  { kept }: PreparedStep,
  after: SendState,
  ahead?: Promise<PreparedStep | null>,
): Promise<PreparedStep | null> {
  const [isKept, destination] = await Promise.all([keepSendState(kept, after), loadDestination()]);
  if (!isKept || !destination || after.runEnd === null) return null;
  const prepared = await ahead;
  const holds = prepared && jsonEqual(prepared.kept, after) && jsonEqual(prepared.destination, destination);
  return holds ? prepared : prepareStep(destination);
}
