import { defaultSettings } from '../../core/settings/default-settings.ts';
import type { SettingSource } from '../../core/settings/read-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { SettingSources } from '../../core/status/status.ts';
import { loadPolicy } from './policy.ts';
import { loadSettings } from './settings.ts';

/** Return the source of each setting in force. */
export async function loadSettingSources(): Promise<SettingSources> {
  const { sources } = await loadSettings();
  const fields = Object.keys(defaultSettings) as (keyof Settings)[];
  const pairs = fields.map((field): [string, SettingSource] => [field, sources[field] ?? 'default']);
  return Object.fromEntries(pairs) as Record<keyof Settings, SettingSource>;
}

/** Return the number of fields set by policy, unknown ones included. */
export async function countPolicyFields(): Promise<number> {
  return Object.keys(await loadPolicy()).length;
}
