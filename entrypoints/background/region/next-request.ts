import { type Region, regionMark } from '../../../core/policy/region-policy.ts';
import { type Batch, takeBatch } from '../../../core/region/batch.ts';
import type { Outgoing } from '../../../core/region/outbox-item.ts';
import { beginsRun, isPaused, pauseOf, type RegionState, startRun } from '../../../core/region/send-state.ts';
import { bury, type Circumstances, nextSize } from '../../../core/region/send-step.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { ownVersion } from '../../../platform/browser/installation.ts';
import { loadNextOut } from '../../../platform/region/outbox.ts';
import { loadRegion } from '../../../platform/region/region-policy.ts';
import { packed } from '../../../platform/region/region-post.ts';
import { loadSettings } from '../../../platform/settings/settings.ts';

/** What policy and settings say of sending. */
export interface Terms {
  region: Region;
  /** Label of the room, where the school lets it go. */
  place: string | null;
  /** Of the lyceum's clock, IANA. */
  zone: string;
}

/** The next thing to be done about what waits: a request, ready to be sent, or a step past what does not go out. */
export type NextRequest = {
  terms: Terms;
  /** What is kept of sending when this is begun. */
  kept: RegionState | null;
} & ({ kind: 'request'; state: RegionState; batch: Batch; body: ArrayBuffer } | { kind: 'pass'; after: RegionState });

/** What holds now; `null` where no policy names an engine, or nothing can be read. Never throws. */
export async function loadTerms(): Promise<Terms | null> {
  const [found, checked] = await Promise.all([loadRegion(), loadSettings().catch(() => null)]);
  if (found?.kind !== 'set' || !checked) return null;
  const [{ region }, { settings }] = [found, checked];
  return { region, place: region.place ? settings.place : null, zone: settings.timetable.zone };
}

/** What an answer that comes now is weighed with. */
export function circumstances({ region, zone }: Terms): Circumstances {
  const now = new Date();
  return { now, today: localTime(now, zone).day, random: Math.random(), mark: regionMark(region) };
}

/**
 * Makes the next request.
 * @param ahead what will be kept by then; left out, what is kept now
 * @returns `null` while nothing may be sent
 * @throws when the store fails
 */
export async function makeRequest(terms: Terms, ahead?: RegionState): Promise<NextRequest | null> {
  const { kept, state: found, last, waiting, through } = await loadNextOut(ahead);
  const given = circumstances(terms);
  if (isPaused(found, given.mark, given.today) || pauseOf(found, given.now) > 0) return null;
  const state = beginsRun(found, given.now) ? startRun(found, last, given.now) : found;
  const pass = (after: RegionState): NextRequest => ({ terms, kept, kind: 'pass', after });
  const [first, ...others] = waiting;
  // What was looked at does not go out; or nothing was left to look at, and the run ends.
  if (!first) return pass({ ...state, ...through, upTo: through.seq > state.seq ? state.upTo : null });
  const size = sizeOf(state, [first, ...others]);
  if (size === 0) return pass(bury(state, [first], given));
  const sender = { site: terms.region.site, place: terms.place, version: ownVersion() };
  const batch = takeBatch([first, ...others], sender, size);
  return { terms, kept, kind: 'request', state, batch, body: await packed(batch.body) };
}

/** A closed day goes alone. */
function sizeOf(state: RegionState, waiting: readonly [Outgoing, ...Outgoing[]]): number {
  const numbers = waiting.map(({ at }) => at);
  return waiting[0].what.kind === 'seal' ? 1 : nextSize(state, numbers);
}
