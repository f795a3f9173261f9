import { useEffect, useState } from 'preact/hooks';
import { defaultSettings } from '../../core/default-settings.ts';
import type { CheckedSettings } from '../../core/settings.ts';
import type { AdminPorts } from './ports.ts';

/** The stored settings, followed while the page is open; `null` until they are read. */
export function useSettings(ports: AdminPorts): CheckedSettings | null {
  const [checked, setChecked] = useState<CheckedSettings | null>(null);
  useEffect(() => {
    const unreadable = { settings: defaultSettings, problems: [{ field: 'settings', path: 'settings' }] };
    ports.loadSettings().then(setChecked, () => setChecked(unreadable));
    return ports.watchSettings(setChecked);
  }, [ports]);
  return checked;
}
