import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import { speak } from '../../i18n.ts';
import { type FakePorts, fakePorts } from '../fake-ports.ts';
import { pressButton, show, type } from '../show.tsx';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const radio = (name: string): void => void fireEvent.click(screen.getByRole('radio', { name }));
const saved = (ports: FakePorts): Settings | undefined => vi.mocked(ports.saveSettings).mock.lastCall?.[0];
const save = (): void => void fireEvent.submit(document.querySelector('form') as HTMLFormElement);

const withBells = (): Settings => ({
  ...defaultSettings,
  educationalUse: 'timetable',
  timetable: {
    ...defaultSettings.timetable,
    bells: [
      {
        name: 'Обычные',
        lessons: [
          { number: 1, from: '08:30', to: '09:15' },
          { number: 2, from: '09:25', to: '10:10' },
        ],
      },
    ],
    week: { ...defaultSettings.timetable.week, 1: ['Обычные'] },
  },
});

/** Return the texts that a screen reader reads with a field. */
const descriptionOf = (field: string): string => {
  const ids = screen.getByLabelText(field).getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
};

describe('the count of lessons with a permitted platform', () => {
  const name = 'Считать уроки, на которых открывали MAX или Сферум (без расписания — часы)';

  it('is off, says what it keeps, and is switched on', async () => {
    const ports = fakePorts();
    await show(ports, 'settings');
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name });
    expect(box.checked).toBe(false);
    expect(descriptionOf(name)).toContain('В журнал попадёт одно число за день с этого компьютера, без номеров уроков');
    fireEvent.click(box);
    save();
    await waitFor(() => expect(saved(ports)).toEqual({ ...defaultSettings, platformLessons: true }));
  });

  it.each([true, false])('is in the sheet of what the journal holds if it is on: %j', async (platformLessons) => {
    await show(fakePorts([], { settings: { ...defaultSettings, platformLessons } }), 'rules');
    const sheet = await screen.findByRole('region', { name: 'Что хранит журнал' });
    expect(sheet.textContent?.includes('на скольких уроках (без расписания — в скольких часах) открывали MAX')).toBe(
      platformLessons,
    );
  });

  it('says how long entries and sums are kept', async () => {
    await show(fakePorts([], { settings: { ...defaultSettings, retention: 31 } }), 'rules');
    const sheet = await screen.findByRole('region', { name: 'Что хранит журнал' });
    expect(sheet.textContent).toContain('Записи хранятся 31 день и удаляются сами. Вместо них ещё до 800 дней');
  });
});

describe('the label of the room', () => {
  it.each([
    ['Иванов И. И.', 'Похоже на имя человека. Подпись попадает в отчёты'],
    ['8А Иванов, Петров', 'Похоже на список людей или класса.'],
    ['Каб. 12, 8 927 123-45-67', 'Похоже на номер телефона.'],
    ['ivanov@school.ru', 'Похоже на адрес почты'],
  ])('%s is warned of and can be saved', async (typed, warning) => {
    const ports = fakePorts();
    await show(ports, 'settings');
    type('Кабинет', typed);
    await waitFor(() => expect(descriptionOf('Кабинет')).toContain(warning));
    save();
    await waitFor(() => expect(saved(ports)?.place).toBe(typed));
  });

  it('loses signs that are not visible while it is typed', async () => {
    const ports = fakePorts();
    await show(ports, 'settings');
    type('Кабинет', 'Каб. 12\u202e\u200b');
    expect((screen.getByLabelText('Кабинет') as HTMLInputElement).value).toBe('Каб. 12');
    expect(descriptionOf('Кабинет')).not.toContain('Похоже');
  });
});

describe('the settings', () => {
  it('explain every mode', async () => {
    await show(fakePorts(), 'settings');
    for (const name of ['Только запись', 'Напоминание', 'Напоминание и переход', 'Доступ закрыт']) {
      const ids = screen.getByRole('radio', { name }).getAttribute('aria-describedby') ?? '';
      expect(document.getElementById(ids)?.textContent).toMatch(/\.$/);
    }
  });

  it('show unsaved changes, save them and confirm', async () => {
    const ports = fakePorts();
    await show(ports, 'settings');
    expect(screen.getByText('Изменений нет.')).toBeTruthy();
    radio('Напоминание и переход');
    type('Обратный отсчёт, секунд', '25');
    type('Кабинет', ' Каб. 12 ');
    expect(screen.getByText('Есть несохранённые изменения.')).toBeTruthy();
    save();
    expect(await screen.findByText('Настройки сохранены.')).toBeTruthy();
    expect(saved(ports)).toEqual({ ...defaultSettings, mode: 'redirect', countdown: 25, place: 'Каб. 12' });
  });

  it('restore the stored values on request', async () => {
    const ports = fakePorts();
    await show(ports, 'settings');
    type('Кабинет', 'Каб. 12');
    pressButton('Отменить изменения');
    expect((screen.getByLabelText('Кабинет') as HTMLInputElement).value).toBe('');
    expect(ports.saveSettings).not.toHaveBeenCalled();
  });

  it.each([
    ['Ссылка на MAX', 'http://web.max.ru/', 'Нужен полный адрес, который начинается с https://'],
    ['Ссылка на Сферум', 'sferum', 'Нужен полный адрес, который начинается с https://'],
    ['Кабинет', 'x'.repeat(61), 'Не длиннее 60 знаков, в одну строку.'],
  ])('%s: %j is refused at the field and the rest is kept', async (label, value, message) => {
    const ports = fakePorts();
    await show(ports, 'settings');
    radio('Доступ закрыт');
    type(label, value);
    save();
    const field = await waitFor(() => {
      const input = screen.getByLabelText(label);
      expect(input.getAttribute('aria-invalid')).toBe('true');
      return input as HTMLInputElement;
    });
    expect(screen.getByText(message)).toBeTruthy();
    expect(field.getAttribute('aria-describedby')).toContain(screen.getByText(message).id);
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(ports.saveSettings).not.toHaveBeenCalled();
    expect(field.value).toBe(value);
    expect((screen.getByRole('radio', { name: 'Доступ закрыт' }) as HTMLInputElement).checked).toBe(true);
  });

  it('clear an error as soon as it is corrected', async () => {
    await show(fakePorts(), 'settings');
    type('Ссылка на MAX', 'max');
    save();
    await screen.findByText(/^Не сохранено: исправьте 1 отмеченное поле\./);
    type('Ссылка на MAX', 'https://web.max.ru/');
    await waitFor(() => expect(screen.queryByText(/^Настройки пока не сохранены/)).toBeNull());
  });

  it('keep the input when switching sections', async () => {
    const goTo = await show(fakePorts(), 'settings');
    type('Кабинет', 'Каб. 12');
    goTo('rules');
    goTo('settings');
    expect((screen.getByLabelText('Кабинет') as HTMLInputElement).value).toBe('Каб. 12');
  });

  it('report a storage failure', async () => {
    const ports = fakePorts();
    vi.mocked(ports.saveSettings).mockRejectedValueOnce(new Error('full'));
    await show(ports, 'settings');
    type('Кабинет', 'Каб. 12');
    save();
    expect(await screen.findByText(/^Сохранить настройки не удалось/)).toBeTruthy();
    expect((screen.getByLabelText('Кабинет') as HTMLInputElement).value).toBe('Каб. 12');
  });

  it('apply changes made elsewhere, but never replace input', async () => {
    const ports = fakePorts();
    await show(ports, 'settings');
    ports.settingsChanged({ ...defaultSettings, place: 'Каб. 1' });
    await waitFor(() => expect((screen.getByLabelText('Кабинет') as HTMLInputElement).value).toBe('Каб. 1'));
    type('Кабинет', 'Каб. 2');
    ports.settingsChanged({ ...defaultSettings, place: 'Каб. 3' });
    expect(await screen.findByText(/настройки изменили в другом окне/)).toBeTruthy();
    expect((screen.getByLabelText('Кабинет') as HTMLInputElement).value).toBe('Каб. 2');
    pressButton('Отменить изменения');
    expect((screen.getByLabelText('Кабинет') as HTMLInputElement).value).toBe('Каб. 3');
  });
});

describe('the timetable', () => {
  it('appears if the rule uses the bells, and must not be empty then', async () => {
    const ports = fakePorts();
    await show(ports, 'settings');
    expect(screen.queryByRole('heading', { name: 'Неделя' })).toBeNull();
    radio('По расписанию звонков');
    save();
    expect(await screen.findByText(/^В расписании нет ни одного урока/)).toBeTruthy();
    expect(ports.saveSettings).not.toHaveBeenCalled();
  });

  it('adds a lesson of the usual length after the usual break, and removes one', async () => {
    const ports = fakePorts([], { settings: withBells() });
    await show(ports, 'settings');
    pressButton('Добавить урок: Обычные');
    await screen.findByLabelText('Обычные, строка 3: начало');
    pressButton('Обычные, строка 1: убрать урок');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Добавить урок: Обычные' }));
    await waitFor(() => expect(screen.queryByLabelText('Обычные, строка 3: начало')).toBeNull());
    save();
    await screen.findByText('Настройки сохранены.');
    expect(saved(ports)?.timetable.bells[0]?.lessons).toEqual([
      { number: 2, from: '09:25', to: '10:10' },
      { number: 3, from: '10:20', to: '11:05' },
    ]);
  });

  it('accepts several time formats', async () => {
    const ports = fakePorts([], { settings: withBells() });
    await show(ports, 'settings');
    type('Обычные, строка 1: начало', '8.00');
    fireEvent.change(screen.getByLabelText('Обычные, строка 1: начало'));
    type('Обычные, строка 1: конец', '840');
    expect((screen.getByLabelText('Обычные, строка 1: начало') as HTMLInputElement).value).toBe('08:00');
    save();
    await screen.findByText('Настройки сохранены.');
    expect(saved(ports)?.timetable.bells[0]?.lessons[0]).toEqual({ number: 1, from: '08:00', to: '08:40' });
  });

  it('copies a day to others', async () => {
    const ports = fakePorts([], { settings: withBells() });
    await show(ports, 'settings');
    fireEvent.change(screen.getByLabelText('На какие дни'), { target: { value: 'sixDays' } });
    pressButton('Скопировать');
    save();
    await screen.findByText('Настройки сохранены.');
    const week = saved(ports)?.timetable.week;
    expect(week?.[6]).toEqual(week?.[1]);
    expect(week?.[7]).toEqual([]);
  });

  it('reports a lesson that overlaps, repeats a number or has no time', async () => {
    const ports = fakePorts([], { settings: withBells() });
    await show(ports, 'settings');
    type('Обычные, строка 2: начало', '09:00');
    type('Обычные, строка 2: номер урока', '1');
    pressButton('Добавить урок: Обычные');
    type('Обычные, строка 3: конец', '');
    save();
    const bells = screen.getByRole('group', { name: 'Обычные' });
    expect(await within(bells).findByText(/Номер 1 уже есть у урока .* пересекается с уроком 1/)).toBeTruthy();
    expect(screen.getByText('Нужно время, например 08:30.')).toBeTruthy();
    expect(ports.saveSettings).not.toHaveBeenCalled();
  });

  it('shows the current and the next lesson', async () => {
    await show(fakePorts([], { settings: withBells() }), 'settings');
    expect(screen.getByText('Сейчас: урок 1 (08:30–09:15), дальше перемена.')).toBeTruthy();
    expect(screen.getByText('Понедельник, сегодня')).toBeTruthy();
  });

  it('adds bells, puts them on a day, renames and removes them', async () => {
    const ports = fakePorts([], { settings: withBells() });
    await show(ports, 'settings');
    pressButton('Добавить набор звонков');
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Суббота: Обычные звонки' }));
    const group = await screen.findByRole('group', { name: 'Обычные звонки' });
    fireEvent.input(within(group).getByLabelText('Название'), { target: { value: 'Суббота' } });
    pressButton('Удалить набор: Обычные');
    await screen.findByRole('checkbox', { name: 'Суббота: Суббота' });
    pressButton('Добавить урок: Суббота');
    await screen.findByLabelText('Суббота, строка 1: начало');
    save();
    await screen.findByText('Настройки сохранены.');
    expect(saved(ports)?.timetable).toMatchObject({ bells: [{ name: 'Суббота' }], week: { 1: [], 6: ['Суббота'] } });
  });

  it('accepts all pasted rows or none', async () => {
    const ports = fakePorts([], { settings: withBells() });
    await show(ports, 'settings');
    type('Строки таблицы: Обычные', '1\t08:00\t08:40\n2\t8300\t09:30');
    pressButton('Заменить уроки: Обычные');
    expect(await screen.findByText('Строка 2: начало не похоже на время.')).toBeTruthy();
    expect((screen.getByLabelText('Обычные, строка 1: начало') as HTMLInputElement).value).toBe('08:30');
    type('Строки таблицы: Обычные', '1\t08:00\t08:40');
    pressButton('Заменить уроки: Обычные');
    expect(await screen.findByText('Вставлен 1 урок.')).toBeTruthy();
    expect((screen.getByLabelText('Обычные, строка 1: начало') as HTMLInputElement).value).toBe('08:00');
  });

  it('edits the calendar and previews the covered lessons', async () => {
    const ports = fakePorts([], { settings: withBells() });
    await show(ports, 'settings');
    expect(screen.queryByText(/^Ответ — по черновику/)).toBeNull();
    type('Время', '8.45');
    expect(await screen.findByText(/^Правило действует: урок 1 .* Звонки обычные/)).toBeTruthy();
    pressButton('Добавить каникулы');
    await screen.findByLabelText('Каникулы 1: начало');
    type('Каникулы 1: начало', '2026-11-23');
    type('Каникулы 1: конец', '2026-11-29');
    expect(await screen.findByText(/^Правило не действует: каникулы/)).toBeTruthy();
    expect(screen.getByText(/^Ответ — по черновику на этой странице/)).toBeTruthy();
    pressButton('Добавить день');
    const choice = await screen.findByLabelText('Особый день 1: звонки');
    fireEvent.change(choice, { target: { value: 'weekday:1' } });
    type('Особый день 1: дата', '2026-11-28');
    type('Дата', '2026-11-28');
    expect(await screen.findByText(/^Правило действует: урок 1 .* другого дня недели/)).toBeTruthy();
    save();
    await screen.findByText('Настройки сохранены.');
    expect(saved(ports)?.timetable.calendar).toMatchObject({
      vacations: [{ name: 'Каникулы', from: '2026-11-23', to: '2026-11-29' }],
      days: [{ day: '2026-11-28', kind: 'weekday', weekday: 1 }],
    });
  });

  it('is saved to a file and loaded again; an invalid file changes nothing', async () => {
    const ports = fakePorts([], { settings: withBells() });
    await show(ports, 'settings');
    pressButton('Сохранить в файл');
    const [written] = ports.files;
    expect(written?.name).toBe('dezhurny-timetable.json');
    const load = (text: string): void => {
      const input = document.querySelector<HTMLInputElement>('form input[type="file"]') as HTMLInputElement;
      Object.defineProperty(input, 'files', { value: [new File([text], 'a.json')], configurable: true });
      fireEvent.change(input);
    };
    load((written?.text ?? '').replace('"08:30"', '"8300"'));
    expect(await screen.findByText('Звонки 1, урок 1, начало: не подходит «8300».')).toBeTruthy();
    expect(screen.getByText('Изменений нет.')).toBeTruthy();
    load((written?.text ?? '').replace('"08:30"', '"08:35"'));
    expect(await screen.findByText(/^Расписание загружено/)).toBeTruthy();
    expect((screen.getByLabelText('Обычные, строка 1: начало') as HTMLInputElement).value).toBe('08:35');
  });

  it('keeps a zone that is not on the list', async () => {
    const settings = { ...defaultSettings, timetable: { ...defaultSettings.timetable, zone: 'Asia/Almaty' } };
    await show(fakePorts([], { settings }), 'settings');
    expect((screen.getByLabelText('Часовой пояс') as HTMLSelectElement).value).toBe('Asia/Almaty');
  });
});
