import { browser } from 'wxt/browser';
import { ownSettings, settingsInForce } from '../../core/policy/policy.ts';
import type { CheckedSettings } from '../../core/settings/read-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { onLocalChange } from '../browser/local-change.ts';
import { loadPolicy, watchPolicy } from './policy.ts';

const SETTINGS_KEY = 'settings';

/**
 * Load the settings in force (policy overrides this PC) and the fields that were rejected.
 * @throws when storage.local fails
 */
export async function loadSettings(): Promise<CheckedSettings> {
  const [stored, policy] = await Promise.all([loadStored(), loadPolicy()]);
  return settingsInForce(stored, policy);
}

/** Store checked settings. Fields set by policy keep this PC's previous value. @throws when storage refuses */
export async function saveSettings(settings: Settings): Promise<void> {
  const [stored, policy] = await Promise.all([loadStored(), loadPolicy()]);
  const { sources } = settingsInForce(stored, policy);
  await browser.storage.local.set({ [SETTINGS_KEY]: ownSettings(settings, sources, stored) });
}

/**
 * Call back with the settings in force when this PC's or the policy's change. @returns a function that stops watching
 */
export function watchSettings(changed: (checked: CheckedSettings) => void): () => void {
  let latest = 0;
  const read = async (): Promise<void> => {
    latest += 1;
    const turn = latest;
    const checked = await loadSettings().catch(() => null);
    if (checked && turn === latest) changed(checked);
  };
  const stops = [onLocalChange(SETTINGS_KEY, () => void read()), watchPolicy(() => void read())];
  return () => {
    latest += 1;
    for (const stop of stops) stop();
  };
}

async function loadStored(): Promise<unknown> {
  return (await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY];
}
