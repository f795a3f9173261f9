/** What a page of the extension stores in the private store and the worker acts on. */
export type StoredSetting = 'settings' | 'manual-lesson' | 'regulation';

/** The message that a setting was stored. It carries no value: the receiver reads the private store. */
interface SettingChange {
  type: 'setting-change';
  setting: StoredSetting;
}

/** Return true if a message says that this setting was stored. */
export function isSettingChange(raw: unknown, setting: StoredSetting): raw is SettingChange {
  const { type, setting: changed } = (raw ?? {}) as Partial<SettingChange>;
  return type === 'setting-change' && changed === setting;
}
