import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sectionOf } from '../../../../components/admin/AdminNav.tsx';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import { speak } from '../../i18n.ts';
import { fakePorts } from '../fake-ports.ts';
import { pressButton, show, type } from '../show.tsx';

beforeEach(() => speak('ru'));
afterEach(cleanup);

/** Most Tab stops from the start of the page to the button that saves. */
const MAX_STOPS_TO_SAVE = 40;

const fullTimetable = (): Settings => {
  const lessons = Array.from({ length: 7 }, (_, i) => ({ number: i + 1, from: `${8 + i}:00`, to: `${8 + i}:45` })).map(
    ({ from, to, number }) => ({ number, from: from.padStart(5, '0'), to: to.padStart(5, '0') }),
  );
  const vacations = [1, 3, 6].map((month) => ({
    ...{ name: `Каникулы ${month}`, from: `2027-0${month}-01`, to: `2027-0${month}-09` },
  }));
  const { timetable } = defaultSettings;
  return {
    ...defaultSettings,
    educationalUse: 'timetable',
    timetable: {
      ...timetable,
      bells: [
        { name: 'Обычные', lessons },
        { name: 'Суббота', lessons },
      ],
      week: { ...timetable.week, 1: ['Обычные'], 6: ['Суббота'] },
      calendar: { ...timetable.calendar, vacations },
    },
  };
};

/** Return what Tab comes to, in the order of the page; the radio buttons of a group are one stop. */
function tabStops(): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')];
  const groups = new Set<string>();
  return all.filter((node) => {
    if (node.closest('[hidden], :disabled, [inert]') || node.tabIndex < 0) return false;
    if (!(node instanceof HTMLInputElement) || node.type !== 'radio') return true;
    return !groups.has(node.name) && groups.add(node.name);
  });
}

describe('the contents', () => {
  it('lead to the heading of each section, which takes the focus', async () => {
    await show(fakePorts(), 'settings');
    const links = within(screen.getByRole('navigation', { name: 'Содержание настроек' })).getAllByRole('link');
    expect(links.map(({ textContent }) => textContent)).toEqual([
      ...[
        'На занятии',
        'Учебное время',
        'Слова школы и ссылки',
        'Преподавателям',
        'Журнал и выгрузки',
        'Файл настроек',
      ],
    ]);
    for (const link of links) {
      const target = document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
      expect(target?.textContent).toBe(link.textContent);
      expect(target?.tabIndex).toBe(-1);
      expect(sectionOf(link.getAttribute('href') ?? '')).toBe('settings');
    }
  });

  it('name the section of every field', async () => {
    await show(fakePorts(), 'settings');
    const journal = within(screen.getByRole('region', { name: 'Журнал и выгрузки' }));
    for (const field of ['Кабинет', 'Хранить записи, дней', 'Каждый месяц сохранять выгрузку']) {
      expect(journal.getByLabelText(field)).toBeTruthy();
    }
    const teachers = within(screen.getByRole('region', { name: 'Преподавателям' }));
    expect(teachers.getByLabelText('Разрешений в день')).toBeTruthy();
    expect(teachers.getByLabelText('Журнал и выгрузки открыты преподавателям')).toBeTruthy();
  });

  it(`are followed by the save button, at most ${MAX_STOPS_TO_SAVE} Tab stops from the top of a full timetable`, async () => {
    await show(fakePorts([], { settings: fullTimetable() }), 'settings');
    type('Кабинет', 'Каб. 12');
    const stops = tabStops();
    const save = stops.indexOf(screen.getByRole('button', { name: 'Сохранить настройки' }));
    expect(stops.length, 'the timetable alone has more').toBeGreaterThan(80);
    expect(save).toBeGreaterThan(0);
    expect(save).toBeLessThanOrEqual(MAX_STOPS_TO_SAVE);
  });
});

describe('the counter of the room label', () => {
  const counter = (): HTMLElement => screen.getByText(/ из 60$/).parentElement as HTMLElement;
  const heard = (): string | null => within(counter()).getByRole('status').textContent;

  it('shows the length and speaks only near the limit and past it', async () => {
    await show(fakePorts(), 'settings');
    type('Кабинет', 'Каб. 12');
    await screen.findByText('7 из 60');
    expect(heard()).toBe('');
    type('Кабинет', 'x'.repeat(47));
    await waitFor(() => expect(heard()).toBe('Осталось 20 знаков.'));
    type('Кабинет', 'x'.repeat(48));
    await screen.findByText('48 из 60');
    expect(heard()).toBe('Осталось 20 знаков.');
    type('Кабинет', 'x'.repeat(62));
    await waitFor(() => expect(heard()).toBe('На 2 знака больше, чем можно.'));
  });

  it('cuts nothing off what is pasted', async () => {
    await show(fakePorts(), 'settings');
    const label = 'Кабинет информатики и ИКТ № 214, корпус Б (второй этаж), окна во двор';
    type('Кабинет', label);
    expect((screen.getByLabelText('Кабинет') as HTMLInputElement).value).toBe(label);
    expect((screen.getByLabelText('Кабинет') as HTMLInputElement).maxLength).toBe(-1);
  });
});

describe('a draft', () => {
  it('is named in every other section, with a link back, until it is saved', async () => {
    const goTo = await show(fakePorts(), 'settings');
    type('Кабинет', 'Каб. 12');
    expect(screen.queryByText(/Настройки изменены, но не сохранены/)).toBeNull();
    goTo('status');
    const notice = await screen.findByText(/Настройки изменены, но не сохранены/);
    expect(notice.closest('[role="status"]')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Вернуться к настройкам' }).getAttribute('href')).toBe('#settings');
    goTo('settings');
    fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    await screen.findByText('Настройки сохранены.');
    goTo('status');
    await waitFor(() => expect(screen.queryByText(/Настройки изменены, но не сохранены/)).toBeNull());
  });

  it('asks before the page closes, and not after the changes are discarded', async () => {
    await show(fakePorts(), 'settings');
    const closes = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(closes()).toBe(true);
    type('Кабинет', 'Каб. 12');
    await waitFor(() => expect(closes()).toBe(false));
    pressButton('Отменить изменения');
    await waitFor(() => expect(closes()).toBe(true));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Сохранить настройки' }));
  });

  it('that was discarded comes back by one button, until something else is typed', async () => {
    await show(fakePorts(), 'settings');
    const label = () => (screen.getByLabelText('Кабинет') as HTMLInputElement).value;
    type('Кабинет', 'Каб. 12');
    pressButton('Отменить изменения');
    await screen.findByText('Изменения отменены.');
    expect(label()).toBe('');
    pressButton('Вернуть изменения');
    await waitFor(() => expect(label()).toBe('Каб. 12'));
    pressButton('Отменить изменения');
    await screen.findByText('Изменения отменены.');
    type('Кабинет', 'Каб. 13');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Вернуть изменения' })).toBeNull());
  });
});
