import type { Mode, Settings } from './settings.ts';

/** Settings of a snapshot of an earlier version have no `modes`. */
type ModeSettings = Pick<Settings, 'mode'> & Partial<Pick<Settings, 'modes'>>;

/** Return the mode of a system: its own if the settings have one, otherwise the general one. */
export function modeForSystem({ mode, modes }: ModeSettings, system = ''): Mode {
  return modes?.[system] ?? mode;
}

/** Return true if the mode of some system may be `block`. */
export function mayBlock({ mode, modes = {} }: ModeSettings): boolean {
  return mode === 'block' || Object.values(modes).includes('block');
}
