import { ownSettings, settingsInForce } from '../../core/policy/policy.ts';
import { RECOVERED_KEY } from '../../core/settings/move-settings.ts';
import { type CheckedSettings, recoveredProblem } from '../../core/settings/read-settings.ts';
import { recoverSettings } from '../../core/settings/recover-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { get, putAll } from '../storage/private-store.ts';
import { loadOwnSnapshot } from './guard-snapshot.ts';
import { loadPolicy, watchPolicy } from './policy.ts';
import { announceSetting, onSettingChange } from './setting-change.ts';

/** The name of this PC's settings in the private store. */
const SETTINGS_NAME = 'settings';

/**
 * Load the settings in force (policy overrides this PC) and the fields that were rejected. While the private store is
 * lost or fails, those of the last guard snapshot go on, and `problems` says so. Never throws.
 */
export async function loadSettings(): Promise<CheckedSettings> {
  const [{ stored, isRecovered }, policy] = await Promise.all([loadStored(), loadPolicy()]);
  const checked = settingsInForce(stored, policy);
  return isRecovered ? { ...checked, problems: [...checked.problems, recoveredProblem] } : checked;
}

/** Store checked settings. Fields set by policy keep this PC's previous value. @throws when the store refuses */
export async function saveSettings(settings: Settings): Promise<void> {
  const [stored, policy] = await Promise.all([get(SETTINGS_NAME), loadPolicy()]);
  const { sources } = settingsInForce(stored, policy);
  await putAll({ [SETTINGS_NAME]: ownSettings(settings, sources, stored), [RECOVERED_KEY]: null });
  await announceSetting('settings');
}

/**
 * Call back with the settings in force when this PC's or the policy's change. @returns a function that stops watching
 */
export function watchSettings(changed: (checked: CheckedSettings) => void): () => void {
  let latest = 0;
  const read = async (): Promise<void> => {
    latest += 1;
    const turn = latest;
    const checked = await loadSettings();
    if (turn === latest) changed(checked);
  };
  const stops = [onSettingChange('settings', () => void read()), watchPolicy(() => void read())];
  return () => {
    latest += 1;
    for (const stop of stops) stop();
  };
}

async function loadStored(): Promise<{ stored: unknown; isRecovered: boolean }> {
  try {
    const [stored, recovered] = await Promise.all([get(SETTINGS_NAME), get(RECOVERED_KEY)]);
    return { stored, isRecovered: typeof recovered === 'string' };
  } catch {
    return { stored: recoverSettings(await loadOwnSnapshot()).settings, isRecovered: true };
  }
}
