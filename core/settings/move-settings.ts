import { GUARD_SNAPSHOT_KEY } from './guard-snapshot-key.ts';
import { recoverSettings } from './recover-settings.ts';

/**
 * Keys of storage.local in which earlier versions stored what content scripts must not write: the same names are the
 * names in the private store.
 */
export const movedKeys = [
  'settings',
  'hand-lesson',
  'month-export',
  'self-check',
  'expected-places',
  'worker.errors',
] as const;

/** The name in the private store under which the ISO day is kept on which settings were recovered. */
export const RECOVERED_KEY = 'settings.recovered';

/** The name in the private store under which the id of a regulation is kept that was lost with the store. */
export const LOST_REGULATION_KEY = 'regulation.lost';

/**
 * Return what the private store begins with, when it holds no settings:
 * - the last guard snapshot was written from the private store: that store is lost, and the snapshot goes on, but for its
 *   regulation, of which it has the id and not the words of papers;
 * - an earlier version stored settings in storage.local: they move;
 * - otherwise the extension is new.
 * The result always has `settings`: a private store with settings was begun.
 * @param local values of storage.local by key, of any type
 * @param today ISO day
 */
export function firstValues(local: Readonly<Record<string, unknown>>, today: string): Record<string, unknown> {
  const snapshot = local[GUARD_SNAPSHOT_KEY];
  if (isFromPrivateStore(snapshot)) {
    const { settings, manualLesson } = recoverSettings(snapshot);
    const lost = (snapshot as { regulation?: { id?: unknown } }).regulation?.id;
    return {
      ...{ settings, [RECOVERED_KEY]: today },
      ...(manualLesson && { 'hand-lesson': manualLesson }),
      ...(typeof lost === 'string' && { [LOST_REGULATION_KEY]: lost }),
    };
  }
  const moved = movedKeys.filter((key) => local[key] !== undefined);
  return { settings: {}, ...Object.fromEntries(moved.map((key) => [key, local[key]])) };
}

/** Return true if a guard snapshot was written by a version that stores settings in the private store. */
function isFromPrivateStore(snapshot: unknown): boolean {
  return (snapshot as { store?: unknown } | undefined)?.store === 'private';
}
