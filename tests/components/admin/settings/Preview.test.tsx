import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { speak } from '../../i18n.ts';
import { fakePorts } from '../fake-ports.ts';
import { show, type } from '../show.tsx';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const region = () => screen.getByRole('region', { name: 'Что увидит ученик' });
const compare = (mode: string): void => {
  fireEvent.change(within(region()).getByLabelText('В режиме'), { target: { value: mode } });
};
const choose = (mode: string): void => void fireEvent.click(screen.getByRole('radio', { name: mode }));

/** Return the card as text; empty where the pupil sees nothing. */
const card = (): string => {
  const host = [...region().querySelectorAll('[inert] div')].find(({ shadowRoot }) => shadowRoot);
  return host?.shadowRoot?.querySelector('.preview-card')?.textContent ?? '';
};

it('shows the warning of each mode', async () => {
  await show(fakePorts(), 'settings');
  await waitFor(() => expect(card()).toContain('Остаться на странице'));
  expect(card()).toContain('MAX, а не Telegram');
  compare('redirect');
  await waitFor(() => expect(card()).toContain('MAX откроется через 20 с'));
  compare('block');
  await waitFor(() => expect(card()).toContain('доступ к этому сайту закрыт'));
  expect(card()).not.toContain('Остаться на странице');
  compare('audit');
  await waitFor(() => expect(region().textContent).toContain('Ученик ничего не увидит'));
  expect(card()).toBe('');
});

it('follows the draft before it is saved', async () => {
  const ports = fakePorts([], { settings: { ...defaultSettings, mode: 'redirect' } });
  await show(ports, 'settings');
  type('Обратный отсчёт, секунд', '35');
  type('Слова школы в напоминании', 'Помощь — в кабинете 7.');
  await waitFor(() => expect(card()).toContain('MAX откроется через 35 с'));
  expect(card()).toContain('Помощь — в кабинете 7.');
  fireEvent.click(screen.getByRole('radio', { name: 'По расписанию звонков' }));
  await waitFor(() => expect(card()).toContain('3-й урок'));
  expect(ports.saveSettings).not.toHaveBeenCalled();
});

it('goes to the mode that is chosen, and compares without changing it', async () => {
  await show(fakePorts(), 'settings');
  compare('block');
  await waitFor(() => expect(card()).toContain('закрыт'));
  expect(screen.getByText('Изменений нет.')).toBeTruthy();
  choose('Напоминание и переход');
  await waitFor(() => expect(card()).toContain('MAX откроется через'));
});

it('cannot be pressed or reached by Tab', async () => {
  await show(fakePorts(), 'settings');
  await waitFor(() => expect(card()).not.toBe(''));
  expect(region().querySelector('[inert]')).toBeTruthy();
});
