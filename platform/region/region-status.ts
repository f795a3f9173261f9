import { regionMark } from '../../core/policy/region-policy.ts';
import { isPaused } from '../../core/region/send-state.ts';
import type { RegionFacts } from '../../core/status/status.ts';
import { localTime } from '../../core/time/local-time.ts';
import { loadSettings } from '../settings/settings.ts';
import { loadOutbox } from './outbox.ts';
import { loadRegion } from './region-policy.ts';

/**
 * How sending to a region's engine stands. Neither its address nor its token is in it.
 * @throws when the store fails, or no policy is read yet
 */
export async function regionFacts(): Promise<RegionFacts> {
  const found = await loadRegion();
  if (!found) throw new Error('policies are not read yet');
  if (found.kind !== 'set') return { engine: found.kind };
  const [{ state, count }, { settings }] = await Promise.all([loadOutbox(), loadSettings()]);
  const { day } = localTime(new Date(), settings.timetable.zone);
  const { sent, failures, lost, rejected, buried, dead, paused } = state;
  const why = isPaused(state, regionMark(found.region), day) ? (paused?.why ?? null) : null;
  return { engine: 'set', sent, waiting: count, paused: why, failures, lost, rejected, buried, dead };
}
