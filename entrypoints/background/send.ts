import { browser } from 'wxt/browser';
import { firstDelay } from '../../core/back-off.ts';
import { takeBatch } from '../../core/batch.ts';
import type { Outgoing } from '../../core/outgoing.ts';
import { type Region, regionMark } from '../../core/region-policy.ts';
import { beginsRun, isPaused, pauseOf, type RegionState, startRun } from '../../core/region-state.ts';
import { afterAnswer, bury, type Circumstances, nextSize } from '../../core/region-step.ts';
import type { Settings } from '../../core/settings.ts';
import { localTime } from '../../core/timetable.ts';
import { ownVersion } from '../../platform/installation.ts';
import { keepRegionState, loadNextOut, loadOutbox, type NextOut } from '../../platform/outgoing.ts';
import { watchPolicy } from '../../platform/policy.ts';
import { loadRegion } from '../../platform/region-policy.ts';
import { post } from '../../platform/region-post.ts';
import { loadSettings } from '../../platform/settings.ts';

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
  if ((await loadRegion())?.kind !== 'set') return;
  const outbox = await loadOutbox().catch(() => null);
  await (outbox && outbox.state.upTo !== null ? send() : planSending());
}

/** Sees that what waits is sent in its time; a time that was set already stays. Asked whenever entries come. */
export async function planSending(): Promise<void> {
  const found = await loadRegion();
  if (found?.kind !== 'set' || (await browser.alarms.get(SEND))) return;
  await plan(found.region).catch(() => undefined); // the store is closed: the next start looks again
}

/** Sends what waits, one request at a time, whatever else starts meanwhile. */
export async function send(): Promise<void> {
  await navigator.locks.request('region', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    while (await step().catch(() => false));
    await browser.alarms.clear(SEND);
    await planSending();
  });
}

async function plan(region: Region): Promise<void> {
  const [{ state, count }, { settings }] = await Promise.all([loadOutbox(), loadSettings()]);
  const { now, mark, today } = circumstances(region, settings);
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

/** One request, or none where nothing may be sent. @returns whether the next follows at once */
async function step(): Promise<boolean> {
  const found = await loadRegion();
  if (found?.kind !== 'set') return false;
  const { region } = found;
  const [next, { settings }] = await Promise.all([loadNextOut(), loadSettings()]);
  const given = circumstances(region, settings);
  if (isPaused(next.state, given.mark, given.today) || pauseOf(next.state, given.now) > 0) return false;
  // A worker that dies in the request is woken to go on.
  await browser.alarms.create(SEND, { delayInMinutes: 1 });
  const after = await stateAfter(next, region, settings);
  return (await keepRegionState(next.kept, after)) && after.upTo !== null;
}

/** Sends the next request. @returns what holds then */
async function stateAfter(next: NextOut, region: Region, settings: Settings): Promise<RegionState> {
  const { waiting, through } = next;
  const now = new Date();
  const state = beginsRun(next.state, now) ? startRun(next.state, next.last, now) : next.state;
  const [first, ...others] = waiting;
  // What was looked at does not go out; or nothing was left to look at, and the run ends.
  if (!first) return { ...state, ...through, upTo: through.seq > state.seq ? state.upTo : null };
  const size = sizeOf(state, [first, ...others]);
  if (size === 0) return bury(state, [first], circumstances(region, settings));
  const place = region.place ? settings.place : null;
  const batch = takeBatch([first, ...others], { site: region.site, place, version: ownVersion() }, size);
  const answer = await post(region, batch.body);
  return afterAnswer(state, batch, answer, circumstances(region, settings));
}

/** A closed day goes alone. */
function sizeOf(state: RegionState, waiting: readonly [Outgoing, ...Outgoing[]]): number {
  const numbers = waiting.map(({ at }) => at);
  return waiting[0].what.kind === 'seal' ? 1 : nextSize(state, numbers);
}

function circumstances(region: Region, { timetable }: Settings): Circumstances {
  const now = new Date();
  return { now, today: localTime(now, timetable.zone).day, random: Math.random(), mark: regionMark(region) };
}
