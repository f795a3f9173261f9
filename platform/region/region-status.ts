import { regionFingerprint } from '../../core/policy/region-policy.ts';
import { isPaused } from '../../core/region/send-state.ts';
import type { RegionFacts } from '../../core/status/status.ts';
import { localTime } from '../../core/time/local-time.ts';
import { loadSettings } from '../settings/settings.ts';
import { loadOutbox } from './outbox.ts';
import { loadRegion } from './region-policy.ts';

/**
 * Return the status of sending, without the address or the token.
 * @throws when the store fails, or the browser has not read its policies
 */
export async function regionFacts(): Promise<RegionFacts> {
  const found = await loadRegion();
  if (!found) throw new Error('policies are not read yet');
  if (found.kind !== 'set') return { engine: found.kind };
  const [{ state, count, held }, { settings }] = await Promise.all([loadOutbox(found.endpoint.detail), loadSettings()]);
  const { day } = localTime(new Date(), settings.timetable.zone);
  const { sent, failures, expiredUnsent, rejected, discardedTotal, deadLetters } = state;
  const paused = isPaused(state, regionFingerprint(found.endpoint), day) ? (state.paused?.why ?? null) : null;
  const counts = { failures, expiredUnsent, rejected, discardedTotal };
  return { engine: 'set', sent, pending: count, held, paused, ...counts, deadLetters };
}
