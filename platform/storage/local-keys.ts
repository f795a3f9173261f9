import { browser } from 'wxt/browser';
import { GUARD_SNAPSHOT_KEY } from '../../core/settings/guard-snapshot-key.ts';
import { isPendingKey } from './pending-entries.ts';
import { get } from './private-store.ts';

/** The key of the journal's watermark in storage.local. */
export const WATERMARK_KEY = 'journal.mark';

/** Content scripts can read and write storage.local, so it holds nothing else. */
const isKnown = (key: string): boolean => key === GUARD_SNAPSHOT_KEY || key === WATERMARK_KEY || isPendingKey(key);

/**
 * Remove every key of storage.local that this version does not use: those of earlier versions, and those that a content
 * script made. What earlier versions stored is moved first. @throws when the private store fails; then nothing is removed
 */
export async function removeUnknownKeys(): Promise<void> {
  await get('settings');
  const unknown = Object.keys(await browser.storage.local.get(null)).filter((key) => !isKnown(key));
  if (unknown.length > 0) await browser.storage.local.remove(unknown);
}

/** Call back when an unknown key is written to storage.local. @returns a function that stops watching */
export function watchUnknownKeys(written: () => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const isForeign = ([key, { newValue }]: [string, { newValue?: unknown }]): boolean =>
      newValue !== undefined && newValue !== null && !isKnown(key);
    if (area === 'local' && Object.entries(changes).some(isForeign)) written();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
