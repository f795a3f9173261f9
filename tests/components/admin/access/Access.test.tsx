import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { IDLE_LOCK_MS } from '../../../../components/admin/access/use-access.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { speak } from '../../i18n.ts';
import { type FakePorts, fakePorts, manyRows } from '../fake-ports.ts';
import { pressButton, show } from '../show.tsx';

beforeEach(() => speak('ru'));
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const PASSPHRASE = 'верная лошадь батарея';

function locked(reportsOpen = false): FakePorts {
  const ports = fakePorts(manyRows(3), { settings: { ...defaultSettings, reportsOpen } });
  ports.secrets.set('passphrase', PASSPHRASE);
  vi.spyOn(ports, 'entriesBetween');
  return ports;
}

const field = (): HTMLInputElement => screen.getByLabelText('Пароль администратора');
const isLocked = (): boolean => screen.queryByRole('heading', { name: 'Страница закрыта паролем' }) !== null;
const enter = async (passphrase: string): Promise<void> => {
  fireEvent.input(field(), { target: { value: passphrase } });
  await act(async () => void fireEvent.submit(field().form as HTMLFormElement));
};

it('is locked while the policy is not known yet, and opens by itself', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const ports = fakePorts(manyRows(3));
  const source = vi.spyOn(ports, 'secretSource').mockResolvedValue('awaited');
  await show(ports);
  expect(screen.getByText(/Браузер ещё не передал настройки из политики/)).toBeTruthy();
  expect(ports.journalPage).not.toHaveBeenCalled();
  source.mockResolvedValue('nowhere');
  await act(async () => void (await vi.advanceTimersByTimeAsync(5_000)));
  expect(screen.queryByText(/Браузер ещё не передал/)).toBeNull();
  expect(ports.journalPage).toHaveBeenCalled();
});

describe('a passphrase', () => {
  test.each(['journal', 'settings', 'access'] as const)(
    'guards %s: nothing of it is read or shown',
    async (section) => {
      const ports = locked();
      await show(ports, section);
      expect(isLocked()).toBe(true);
      expect(document.querySelector('main')?.textContent).not.toMatch(/Telegram|Стереть|Сохранить|PIN/);
      expect(document.activeElement).toBe(field());
      for (const port of [ports.journalPage, ports.systemTotals, ports.entriesBetween, ports.loadHealth]) {
        expect(port).not.toHaveBeenCalled();
      }
    },
  );

  it('leaves the rules open', async () => {
    await show(locked(), 'rules');
    expect(isLocked()).toBe(false);
    expect(screen.getAllByText('Telegram')).toHaveLength(1);
  });

  it('opens everything', async () => {
    const open = await show(locked());
    await enter(PASSPHRASE);
    expect(await screen.findByRole('table', { name: /Записи журнала/ })).toBeTruthy();
    open('status');
    expect(screen.getByRole('button', { name: 'Стереть журнал…' })).toBeTruthy();
  });

  it('that is wrong opens nothing, and shows the remaining attempts', async () => {
    await show(locked());
    await enter('не тот пароль');
    expect(await screen.findByText('Неверный пароль. Осталось попыток: 4.')).toBeTruthy();
    expect(field().value).toBe('');
    expect(isLocked()).toBe(true);
  });

  it('shows when a delay ends', async () => {
    const ports = locked();
    vi.mocked(ports.verifySecret).mockResolvedValue({ kind: 'locked', until: '2026-11-23T08:46Z' });
    await show(ports);
    await enter(PASSPHRASE);
    expect(await screen.findByText(/Попробуйте снова в 08:46/)).toBeTruthy();
  });

  it('stays locked if the secrets cannot be read', async () => {
    const ports = fakePorts();
    ports.secretSource = () => Promise.reject(new Error('damaged'));
    await show(ports);
    expect(isLocked()).toBe(true);
  });
});

describe('reports left open', () => {
  it('show the journal and its exports, no erasing, no settings', async () => {
    const rerender = await show(locked(true));
    expect(await screen.findByRole('table', { name: /Записи журнала/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Сохранить CSV' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Стереть/ })).toBeNull();
    rerender('settings');
    expect(isLocked()).toBe(true);
  });
});

describe('an unlocked page', () => {
  const unlockThen = async (): Promise<void> => {
    await show(locked());
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    await enter(PASSPHRASE);
    await act(async () => undefined);
    expect(isLocked()).toBe(false);
  };

  it('locks after ten minutes without input', async () => {
    await unlockThen();
    await act(() => void vi.advanceTimersByTime(IDLE_LOCK_MS - 60_000));
    expect(isLocked()).toBe(false);
    await act(() => void fireEvent.keyDown(window, { key: 'a' }));
    await act(() => void vi.advanceTimersByTime(IDLE_LOCK_MS - 60_000));
    expect(isLocked()).toBe(false);
    await act(() => void vi.advanceTimersByTime(120_000));
    expect(isLocked()).toBe(true);
    expect(document.body.textContent).toContain('10 минут');
  });

  it('is locked by the first input after the PC has slept', async () => {
    await unlockThen();
    vi.setSystemTime(Date.now() + IDLE_LOCK_MS);
    await act(() => void fireEvent.keyDown(window, { key: 'a' }));
    expect(isLocked()).toBe(true);
  });
});

describe('setting', () => {
  const set = async (name: string, first: string, second = first): Promise<void> => {
    const form = screen.getByRole('form', { name }) as HTMLFormElement;
    const [one, two] = form.querySelectorAll('input');
    fireEvent.input(one as HTMLInputElement, { target: { value: first } });
    fireEvent.input(two as HTMLInputElement, { target: { value: second } });
    await act(async () => void fireEvent.submit(form));
  };

  it('a PIN in the first set-up is told by the section that was shown before, too', async () => {
    const open = await show(fakePorts(), 'access');
    const pin = () => within(screen.getByRole('form', { name: 'PIN преподавателя' }));
    expect(pin().getByText('Не задан.')).toBeTruthy();
    open('start');
    await screen.findByRole('form', { name: 'PIN преподавателя' });
    await set('PIN преподавателя', '2580');
    await waitFor(() => expect(pin().getByText('Задан.')).toBeTruthy());
    open('access');
    expect(await pin().findByText('Задан.')).toBeTruthy();
    expect(screen.queryByText('PIN задан.')).toBeNull();
  });

  it('a PIN, changing and removing it', async () => {
    const ports = fakePorts();
    await show(ports, 'access');
    await set('PIN преподавателя', '2580');
    expect(await screen.findByText('PIN задан.')).toBeTruthy();
    expect(ports.secrets.get('pin')).toBe('2580');
    await set('PIN преподавателя', '13579');
    expect(ports.secrets.get('pin')).toBe('13579');
    pressButton('Убрать PIN');
    const asked = await screen.findByRole('group', { name: /^Преподаватели не смогут разрешать системы/ });
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Не убирать'));
    expect(ports.secrets.get('pin')).toBe('13579');
    pressButton('Не убирать');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Убрать PIN'));
    expect(asked.isConnected).toBe(false);
    pressButton('Убрать PIN');
    await screen.findByRole('group', { name: /^Преподаватели не смогут/ });
    pressButton('Убрать PIN');
    expect(await screen.findByText(/^PIN убран/)).toBeTruthy();
    expect(ports.secrets.has('pin')).toBe(false);
  });

  test.each([
    ['PIN преподавателя', '123', '123', 'Нужно от 4 до 8 цифр.'],
    ['PIN преподавателя', '1234', '1243', 'Не совпадает с введённым выше.'],
    ['Пароль администратора', 'короче', 'короче', 'Нужно от 8 до 100 знаков.'],
  ])('%s: %j and %j', async (name, first, second, told) => {
    const ports = fakePorts();
    await show(ports, 'access');
    await set(name, first, second);
    expect(screen.getByText(told)).toBeTruthy();
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
    expect(ports.setSecret).not.toHaveBeenCalled();
  });

  it('a passphrase keeps the current page open, and removing it unlocks the page', async () => {
    const ports = fakePorts();
    await show(ports, 'access');
    await set('Пароль администратора', PASSPHRASE);
    await waitFor(() => expect(ports.secrets.get('passphrase')).toBe(PASSPHRASE));
    expect(isLocked()).toBe(false);
    pressButton('Убрать пароль');
    await screen.findByRole('group', { name: /^Журнал, выгрузки, очистка и настройки станут открыты всем/ });
    pressButton('Убрать пароль');
    await waitFor(() => expect(ports.secrets.has('passphrase')).toBe(false));
  });

  it('a managed passphrase cannot be changed here, and locks the page', async () => {
    const ports = fakePorts();
    vi.mocked(ports.secretSource).mockImplementation(async (name) => (name === 'pin' ? 'policy' : 'nowhere'));
    await show(ports, 'access');
    await screen.findByText(/^Задан политикой/);
    const form = screen.getByRole('form', { name: 'PIN преподавателя' });
    expect(form.querySelector('input, button')).toBeNull();
    cleanup();
    vi.mocked(ports.secretSource).mockResolvedValue('policy');
    await show(ports, 'access');
    expect(isLocked()).toBe(true);
  });

  it('reports a failure', async () => {
    const ports = fakePorts();
    vi.mocked(ports.setSecret).mockRejectedValue(new Error('disk full'));
    await show(ports, 'access');
    await set('PIN преподавателя', '2580');
    expect(await screen.findByText(/Сохранить не удалось/)).toBeTruthy();
  });
});

it('accepts 1 to 20 exemptions a day', async () => {
  const ports = fakePorts();
  await show(ports, 'settings');
  fireEvent.input(screen.getByLabelText('Разрешений в день'), { target: { value: '21' } });
  fireEvent.submit(document.querySelector('form') as HTMLFormElement);
  expect(await screen.findByText('Нужно целое число от 1 до 20.')).toBeTruthy();
  fireEvent.input(screen.getByLabelText('Разрешений в день'), { target: { value: '2' } });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Журнал и выгрузки открыты преподавателям' }));
  fireEvent.submit(document.querySelector('form') as HTMLFormElement);
  await screen.findByText('Настройки сохранены.');
  expect(ports.saveSettings).toHaveBeenCalledWith({ ...defaultSettings, exemptionsPerDay: 2, reportsOpen: true });
});
