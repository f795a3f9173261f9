import { readFault, type StoreFault } from '../../core/journal/storage-error.ts';
import { closeTillRestart } from './store-session.ts';

/**
 * What a failure of the store means, acted upon: a full disk closes it till the browser starts again.
 * @param time `again`: the store had been opened anew; one that has no room then is full
 */
export async function faultOf(error: unknown, time: 'first' | 'again' = 'first'): Promise<StoreFault> {
  const fault = readFault(error);
  if (fault !== 'disk-full' && !(fault === 'quota' && time === 'again')) return fault;
  await closeTillRestart().catch(() => undefined);
  return 'disk-full';
}
