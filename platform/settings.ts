import { browser } from 'wxt/browser';
import { type CheckedSettings, readSettings, type Settings } from '../core/settings.ts';
import { onLocalChange } from './local-change.ts';

const KEY = 'settings';

/** Reads the settings this PC stored, with what could not be used. Defaults, when storage itself fails. */
export async function loadSettings(): Promise<CheckedSettings> {
  const stored = await browser.storage.local.get(KEY);
  return readSettings(stored[KEY]);
}

/** Stores checked settings. @throws when storage refuses */
export async function saveSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ [KEY]: settings });
}

/** Calls back with the new settings whenever they change; returns the way to stop. */
export function watchSettings(changed: (checked: CheckedSettings) => void): () => void {
  return onLocalChange(KEY, (value) => changed(readSettings(value)));
}
