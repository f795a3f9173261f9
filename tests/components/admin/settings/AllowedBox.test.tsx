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
const box = (): HTMLTextAreaElement => screen.getByLabelText('Разрешённые адреса', { selector: 'textarea' });
const typeLines = (...lines: string[]): void => {
  fireEvent.input(box(), { target: { value: lines.join('\n') } });
};

it('saves the addresses as they are stored', async () => {
  const ports = fakePorts();
  await show(ports, 'settings');
  typeLines('https://t.me/our_school/', '', 'www.discord.com/channels/123');
  save();
  await waitFor(() => expect(saved(ports)?.allowedAddresses).toEqual(['t.me/our_school', 'discord.com/channels/123']));
});

it.each([
  ['web.telegram.org/k/#-100', 'web.telegram.org/k/#-100: Нужны узел и путь'],
  ['lesson.example', 'lesson.example: Ни одно правило не называет этот адрес'],
])('refuses %s while it is typed, and does not save it', async (address, text) => {
  const ports = fakePorts();
  await show(ports, 'settings');
  typeLines('t.me/our_school', address);
  await waitFor(() => expect(document.body.textContent).toContain(text));
  expect(box().getAttribute('aria-invalid')).toBe('true');
  save();
  await waitFor(() => expect(document.activeElement).toBe(box()));
  expect(saved(ports)).toBeUndefined();
});

it('lists the addresses in force among the rules', async () => {
  await show(fakePorts([], { settings: { ...defaultSettings, allowedAddresses: ['t.me/our_school'] } }), 'rules');
  expect(screen.getByText('t.me/our_school').tagName).toBe('CODE');
});
