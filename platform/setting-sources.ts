import { browser } from 'wxt/browser';
import { defaultSettings } from '../core/default-settings.ts';
import type { Settings } from '../core/settings.ts';
import type { SettingSource, SettingSources } from '../core/status.ts';
import { loadSettings } from './settings.ts';

/** Where each setting in force comes from: a field this PC stored that could be used, else the default. */
export async function loadSettingSources(): Promise<SettingSources> {
  const [{ problems }, { settings: stored }] = await Promise.all([
    loadSettings(),
    browser.storage.local.get('settings'),
  ]);
  const isUsed = (field: string): boolean =>
    typeof stored === 'object' && stored !== null && field in stored && !problems.some((one) => one.field === field);
  const fields = Object.keys(defaultSettings) as (keyof Settings)[];
  const pairs = fields.map((field): [string, SettingSource] => [field, isUsed(field) ? 'here' : 'default']);
  return Object.fromEntries(pairs) as Record<keyof Settings, SettingSource>;
}

/** How many fields a policy sets, whatever they are. Firefox refuses to read where no policy is set. */
export async function countPolicyFields(): Promise<number> {
  return Object.keys(await browser.storage.managed.get(null).catch(() => ({}))).length;
}
