import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import { speak } from '../../i18n.ts';
import { type FakePorts, fakePorts } from '../fake-ports.ts';
import { show } from '../show.tsx';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const saved = (ports: FakePorts): Settings | undefined => vi.mocked(ports.saveSettings).mock.lastCall?.[0];
const save = (): void => void fireEvent.submit(document.querySelector('form') as HTMLFormElement);
const modeOf = (system: string): HTMLSelectElement => screen.getByLabelText(system);
const choose = (system: string, value: string): void => void fireEvent.change(modeOf(system), { target: { value } });

it('saves a mode of a single system and leaves the general one', async () => {
  const ports = fakePorts();
  await show(ports, 'settings');
  expect(modeOf('Microsoft Teams').value).toBe('');
  choose('Microsoft Teams', 'audit');
  save();
  await waitFor(() => expect(saved(ports)).toMatchObject({ mode: 'warn', modes: { teams: 'audit' } }));
});

it('returns a system to the general mode', async () => {
  const ports = fakePorts([], { settings: { ...defaultSettings, modes: { teams: 'audit', viber: 'block' } } });
  await show(ports, 'settings');
  expect(modeOf('Viber').value).toBe('block');
  choose('Microsoft Teams', '');
  save();
  await waitFor(() => expect(saved(ports)?.modes).toEqual({ viber: 'block' }));
});

it('asks for the countdown when a single system redirects', async () => {
  await show(fakePorts(), 'settings');
  expect(screen.queryByLabelText('Обратный отсчёт, секунд')).toBeNull();
  choose('Viber', 'redirect');
  await screen.findByLabelText('Обратный отсчёт, секунд');
});
