import { useEffect, useState } from 'preact/hooks';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import type { CheckedSettings } from '../../core/settings/read-settings.ts';
import type { AdminPorts } from './ports.ts';

const unreadable: CheckedSettings = {
  settings: defaultSettings,
  sources: {},
  problems: [{ field: 'settings', path: 'settings', source: 'here' }],
};

/** Return the current settings and follow their changes; `null` until they are read. */
export function useSettings(ports: AdminPorts): CheckedSettings | null {
  const [checked, setChecked] = useState<CheckedSettings | null>(null);
  useEffect(() => {
    ports.loadSettings().then(setChecked, () => setChecked(unreadable));
    return ports.watchSettings(setChecked);
  }, [ports]);
  return checked;
}
