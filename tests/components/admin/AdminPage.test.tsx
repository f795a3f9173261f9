import { act, cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sectionOf } from '../../../components/admin/AdminNav.tsx';
import { defaultSettings } from '../../../core/settings/default-settings.ts';
import type { SettingsProblem } from '../../../core/settings/read-settings.ts';
import { speak } from '../i18n.ts';
import { fakePorts, manyRows } from './fake-ports.ts';
import { show, type } from './show.tsx';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const typedPin = (): string => (screen.getByLabelText('Новый PIN') as HTMLInputElement).value;

describe('the page', () => {
  it.each([
    ['', 'journal'],
    ['#settings', 'settings'],
    ['#rules', 'rules'],
    ['#<script>', 'journal'],
  ])('takes the fragment %j for the section %s', (fragment, section) => {
    expect(sectionOf(fragment)).toBe(section);
  });

  it('marks the open section and links to the others', async () => {
    await show(fakePorts(), 'settings');
    const nav = screen.getByRole('navigation', { name: 'Разделы' });
    expect(within(nav).getByRole('link', { name: 'Настройки' }).getAttribute('aria-current')).toBe('page');
    expect(within(nav).getByRole('link', { name: 'Правила' }).getAttribute('href')).toBe('#rules');
  });

  it('shows no notice when all is well', async () => {
    await show(fakePorts());
    expect(screen.queryByRole('region', { name: 'Требует внимания' })).toBeNull();
  });

  it('lists invalid stored fields', async () => {
    const problems: SettingsProblem[] = [
      { source: 'here', field: 'maxLink', path: 'maxLink' },
      { source: 'here', field: 'timetable', path: 'timetable.bells.0.lessons.0.from' },
      { source: 'here', field: '<b>x</b>', path: '<b>x</b>' },
    ];
    await show(fakePorts([], { problems }));
    const notices = screen.getByRole('region', { name: 'Требует внимания' }).textContent;
    expect(notices).toContain('В поле «Ссылка на MAX» недопустимое значение, действует значение по умолчанию.');
    expect(notices).toContain('В поле «Расписание звонков» недопустимое значение');
    expect(notices).toContain('Незнакомое поле «<b>x</b>» не учитывается.');
  });

  it.each(['here', 'policy'] as const)(
    'says why a system at a permitted address is not forbidden: %s',
    async (source) => {
      const path = 'regulation.items.5.system: web.vk.me';
      await show(fakePorts([], { problems: [{ source, field: 'regulation', path }] }));
      const notices = screen.getByRole('region', { name: 'Требует внимания' }).textContent;
      expect(notices).toContain(
        '(regulation.items.5.system) не запрещена: по адресу web.vk.me открывается и разрешённая',
      );
    },
  );

  it.each(['journal', 'status'] as const)('says that the regulation was lost with the store: %s', async (section) => {
    const path = 'regulation.lost: gym-2026-09-01';
    await show(fakePorts([], { problems: [{ source: 'here', field: 'regulation', path }] }), section);
    const told = () =>
      screen.getAllByText(/Порядок школы gym-2026-09-01 утерян вместе с хранилищем, действует встроенный/);
    await waitFor(() => expect(told()).toHaveLength(section === 'status' ? 3 : 1));
  });

  it('uses the defaults if settings cannot be read', async () => {
    const ports = fakePorts();
    ports.loadSettings = () => Promise.reject(new Error('damaged'));
    await show(ports, 'settings');
    expect(screen.getByText(/^Сохранённые настройки прочитать не удалось/)).toBeTruthy();
    expect((screen.getByLabelText('Ссылка на MAX') as HTMLInputElement).value).toBe(defaultSettings.maxLink);
  });

  it('counts storage failures and pending entries', async () => {
    const ports = fakePorts();
    vi.mocked(ports.loadHealth).mockResolvedValue({ failures: 3, waiting: 2, closed: false });
    await show(ports);
    expect(await screen.findByText(/^3 сбоя при записи в журнал\./)).toBeTruthy();
    expect(screen.getByText(/^2 записи ещё не попали в журнал\./)).toBeTruthy();
  });

  it('counts storage failures again when the journal changes while another section is shown', async () => {
    const ports = fakePorts();
    await show(ports, 'rules');
    await waitFor(() => expect(ports.loadHealth).toHaveBeenCalled());
    expect(screen.queryByText(/сбоя при записи/)).toBeNull();
    vi.mocked(ports.loadHealth).mockResolvedValue({ failures: 3, waiting: 0, closed: false });
    await act(() => ports.journalChanged());
    expect(await screen.findByText(/^3 сбоя при записи в журнал\./)).toBeTruthy();
  });

  it.each(['reports', 'settings', 'status', 'rules'] as const)(
    'reads the lines of the journal when it is shown, and not for the section %s',
    async (section) => {
      const ports = fakePorts(manyRows(3));
      const open = await show(ports, section);
      await waitFor(() => expect(ports.loadHealth).toHaveBeenCalled());
      await act(() => ports.journalChanged());
      expect(ports.journalPage).not.toHaveBeenCalled();
      open('journal');
      expect(await screen.findByRole('table', { name: /Записи журнала/ })).toBeTruthy();
    },
  );

  it('draws a section when it is first shown', async () => {
    const open = await show(fakePorts(), 'rules');
    expect(screen.queryByLabelText('Новый PIN')).toBeNull();
    open('access');
    expect(screen.getByLabelText('Новый PIN')).toBeTruthy();
  });

  it('shows one section at a time, of those that were shown before too', async () => {
    const open = await show(fakePorts(), 'settings');
    const titles = (): (string | null)[] =>
      screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    const settings = titles();
    open('access');
    const access = titles();
    expect(access.filter((title) => settings.includes(title))).toEqual([]);
    open('settings');
    expect(titles()).toEqual(settings);
    open('access');
    expect(titles()).toEqual(access);
  });

  it('keeps what was typed in a section while another one is shown', async () => {
    const open = await show(fakePorts(), 'access');
    type('Новый PIN', '4711');
    await waitFor(() => expect(typedPin()).toHaveLength(4));
    open('journal');
    open('access');
    expect(typedPin()).toHaveLength(4);
  });

  it('asks before leaving unsaved settings', async () => {
    await show(fakePorts(), 'settings');
    const leave = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).toBe(true);
    type('Кабинет', 'Каб. 12');
    await screen.findByText('Есть несохранённые изменения.');
    expect(leave()).toBe(false);
  });

  it('shows the rules in force: document, date, the nine, the platforms, the addresses', async () => {
    await show(fakePorts(), 'rules');
    expect(screen.getByText('Действует с 1 сентября 2025 г. Набор правил: rpl-2025-09-01.')).toBeTruthy();
    const table = screen.getByRole('region', { name: 'Системы, запрещённые на занятиях' });
    expect(within(table).getAllByRole('row')).toHaveLength(10);
    expect(screen.getByRole('link', { name: 'MAX' }).getAttribute('href')).toMatch(/^https:\/\/web\.max\.ru/);
    expect(screen.getByRole('link', { name: 'support@max.ru' })).toBeTruthy();
  });
});

it('reports another time zone and a clock that went back', async () => {
  const settings = { ...defaultSettings, educationalUse: 'timetable' as const };
  const ports = fakePorts([], { settings });
  ports.loadClockHealth = async () => ({ pcZone: 'Europe/Moscow', wentBack: '2026-11-20' });
  await show(ports);
  expect(await screen.findByText(/часовой пояс Europe\/Moscow, а в расписании — Europe\/Saratov/)).toBeTruthy();
  expect(screen.getByText(/замечено 20\.11\.2026/)).toBeTruthy();
});
