import { browser } from 'wxt/browser';
import { ownSettings, settingsInForce } from '../../core/policy/policy.ts';
import type { CheckedSettings } from '../../core/settings/read-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { onLocalChange } from '../browser/local-change.ts';
import { loadPolicy, watchPolicy } from './policy.ts';

const KEY = 'settings';

/**
 * Reads the settings in force, a policy's before this PC's own, with what could not be used. @throws when storage.local
 * itself fails
 */
export async function loadSettings(): Promise<CheckedSettings> {
  const [stored, policy] = await Promise.all([loadStored(), loadPolicy()]);
  return settingsInForce(stored, policy);
}

/** Stores checked settings; of what a policy sets this PC keeps its own value of before. @throws when storage refuses */
export async function saveSettings(settings: Settings): Promise<void> {
  const [stored, policy] = await Promise.all([loadStored(), loadPolicy()]);
  const { sources } = settingsInForce(stored, policy);
  await browser.storage.local.set({ [KEY]: ownSettings(settings, sources, stored) });
}

/** Calls back with the settings in force whenever this PC's or a policy's change; returns the way to stop. */
export function watchSettings(changed: (checked: CheckedSettings) => void): () => void {
  let latest = 0;
  const read = async (): Promise<void> => {
    latest += 1;
    const turn = latest;
    const checked = await loadSettings().catch(() => null);
    if (checked && turn === latest) changed(checked);
  };
  const stops = [onLocalChange(KEY, () => void read()), watchPolicy(() => void read())];
  return () => {
    latest += 1;
    for (const stop of stops) stop();
  };
}

async function loadStored(): Promise<unknown> {
  return (await browser.storage.local.get(KEY))[KEY];
}
