import { type RegionEndpoint, regionFingerprint } from '../../../core/policy/region-policy.ts';
import type { Batch } from '../../../core/region/batch.ts';
import { nextStep } from '../../../core/region/next-step.ts';
import type { SendState } from '../../../core/region/send-state.ts';
import type { SendContext } from '../../../core/region/send-step.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { ownVersion } from '../../../platform/browser/installation.ts';
import { loadNextItems } from '../../../platform/region/outbox.ts';
import { loadRegion } from '../../../platform/region/region-policy.ts';
import { gzip } from '../../../platform/region/region-post.ts';
import { loadSettings } from '../../../platform/settings/settings.ts';
import { loadSelfCheck } from '../../../platform/status/self-check.ts';

/** Where to send and on whose behalf, by policy and settings. */
export interface Destination {
  endpoint: RegionEndpoint;
  /** Label of the room; `null` when the policy does not allow sending it. */
  place: string | null;
  /** IANA time zone of the school. */
  zone: string;
}

/** A step that is ready to be taken. */
export type PreparedStep = {
  destination: Destination;
  /** The stored state the step is based on. */
  kept: SendState | null;
} & (
  | { kind: 'skip'; state: SendState }
  /** `body` is the gzipped body of the batch. */
  | { kind: 'request'; state: SendState; batch: Batch; body: ArrayBuffer }
);

/** Load the destination; `null` when no policy names an engine, or nothing can be read. Never throws. */
export async function loadDestination(): Promise<Destination | null> {
  const [found, checked] = await Promise.all([loadRegion(), loadSettings().catch(() => null)]);
  if (found?.kind !== 'set' || !checked) return null;
  const { endpoint } = found;
  const { settings } = checked;
  return { endpoint, place: endpoint.place ? settings.place : null, zone: settings.timetable.zone };
}

/** Read the clock and draw a random number for one decision. */
export function contextNow({ endpoint, zone }: Destination): SendContext {
  const now = new Date();
  return { now, today: localTime(now, zone).day, random: Math.random(), fingerprint: regionFingerprint(endpoint) };
}

/**
 * Prepare the next step.
 * @param ahead state after the request in flight, if it is acknowledged; left out, the stored state
 * @returns `null` while nothing may be sent
 * @throws when the store fails
 */
export async function prepareStep(destination: Destination, ahead?: SendState): Promise<PreparedStep | null> {
  const { kept, state, pending } = await loadNextItems(destination.endpoint.detail, ahead);
  const { endpoint, place } = destination;
  const sender = { site: endpoint.site, place, version: ownVersion(), check: await lastCheck() };
  const step = nextStep(state, pending, { ...contextNow(destination), sender });
  if (step.kind === 'wait') return null;
  if (step.kind === 'skip') return { destination, kept, ...step };
  return { destination, kept, ...step, body: await gzip(step.batch.body) };
}

/** Return the result of the last self-check of this version; `null` before the first, or if it cannot be read. */
async function lastCheck(): Promise<'passed' | 'failed' | null> {
  const found = await loadSelfCheck().catch(() => null);
  if (found?.version !== ownVersion()) return null;
  return found.failures === 0 ? 'passed' : 'failed';
}
