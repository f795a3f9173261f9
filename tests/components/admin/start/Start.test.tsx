import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { bellsPaper } from '../../../fixtures/bells-paper.ts';
import { type FakePorts, fakePorts } from '../fake-ports.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

/** A page that stores settings as the browser does. */
function storing(): FakePorts {
  const ports = fakePorts();
  vi.mocked(ports.saveSettings).mockImplementation(async (settings) =>
    ports.settingsChanged(settings, { educationalUse: 'here', timetable: 'here', place: 'here' }),
  );
  return ports;
}

describe('the first set-up', () => {
  it('of the bells of a lyceum takes at most 14 actions, and then the page says that all is done', async () => {
    const ports = storing();
    await show(ports, 'start');
    let actions = 0;
    const step = (name: string) => within(screen.getByRole('region', { name: new RegExp(`^.{0,2}${name}`) }));
    const press = (within: ReturnType<typeof step>, name: string): void => {
      actions += 1;
      fireEvent.click(within.getByRole('button', { name }));
    };
    const fill = (field: HTMLElement, value: string): void => {
      actions += 1;
      fireEvent.input(field, { target: { value } });
    };
    const done = (count: number) => screen.findByText(`Готово ${count} из 5.`);
    await done(0);
    press(step('Порядок школы'), 'Да, это наш документ');
    await done(1);
    actions += 1;
    fireEvent.change(step('Звонки').getByLabelText('Учебные дни'), { target: { value: '6' } });
    fill(step('Звонки').getByLabelText(/^Расписание звонков/), bellsPaper);
    press(step('Звонки'), 'Сохранить звонки');
    await done(2);
    expect(step('Звонки').getByText('Сохранено: 42 урока в неделю.')).toBeTruthy();
    fill(step('Кабинет').getByLabelText('Кабинет'), 'Каб. 12');
    press(step('Кабинет'), 'Сохранить кабинет');
    await done(3);
    for (const [form, secret, first] of [
      ['PIN преподавателя', '48151623', 'Новый PIN'],
      ['Пароль администратора', 'четыре слова и число', 'Новый пароль'],
    ] as const) {
      const box = within(step('PIN и пароль').getByRole('form', { name: form }));
      fill(box.getByLabelText(first), secret);
      fill(box.getByLabelText('Ещё раз'), secret);
      press(box as never, 'Задать');
      await waitFor(() => expect(box.getByText('Задан.')).toBeTruthy());
    }
    await done(4);
    press(within(screen.getByRole('main')) as never, 'Провести самопроверку');
    expect(await screen.findByText(/^Всё готово/, {}, { timeout: 20_000 })).toBeTruthy();
    expect(actions).toBeLessThanOrEqual(14);
    const saved = vi.mocked(ports.saveSettings).mock.calls.at(-1)?.[0];
    expect(saved?.place).toBe('Каб. 12');
    expect(saved?.timetable.bells[0]?.lessons).toHaveLength(7);
    expect(saved?.timetable.calendar).toMatchObject({ firstDay: '2026-09-01', lastDay: '2027-05-31' });
    expect(Object.values(saved?.timetable.week ?? {}).map((day) => day.length)).toEqual([1, 1, 1, 1, 1, 1, 0]);
  });

  it('names what is wrong with the pasted bells and stores nothing', async () => {
    const ports = storing();
    await show(ports, 'start');
    fireEvent.input(await screen.findByLabelText(/^Расписание звонков/), { target: { value: '1 урок 8.30' } });
    fireEvent.click(screen.getByRole('button', { name: 'Сохранить звонки' }));
    expect(screen.getByText('Строка 1: нужны номер, начало и конец.')).toBeTruthy();
    expect(ports.saveSettings).not.toHaveBeenCalled();
  });

  it('is taken up again from the journal and the status, which name what is missing', async () => {
    const ports = fakePorts([], { settings: { ...defaultSettings, place: 'Каб. 12' } });
    const go = await show(ports, 'journal');
    const hint = await screen.findByRole('region', { name: 'Первая настройка' });
    expect(hint.textContent).toContain('осталось 4 шага: порядок школы, звонки, PIN и пароль, самопроверка.');
    expect(within(hint).getByRole('link', { name: 'Продолжить настройку' }).getAttribute('href')).toBe('#start');
    go('settings');
    expect(screen.queryByRole('region', { name: 'Первая настройка' })).toBeNull();
    go('status');
    expect(await screen.findByRole('region', { name: 'Первая настройка' })).toBeTruthy();
  });

  it('lacks the self-check no longer once the status has made one', async () => {
    await show(fakePorts(), 'status');
    const hint = await screen.findByRole('region', { name: 'Первая настройка' });
    expect(hint.textContent).toContain('самопроверка');
    fireEvent.click(screen.getByRole('button', { name: 'Провести самопроверку' }));
    await waitFor(() => expect(hint.textContent).not.toContain('самопроверка'));
    expect(hint.textContent).toContain('осталось 4 шага');
  });

  it('is not offered where a policy sets anything', async () => {
    await show(fakePorts([], { sources: { mode: 'policy' } }), 'journal');
    expect(screen.queryByRole('region', { name: 'Первая настройка' })).toBeNull();
  });
});

describe('the title of the tab', () => {
  it('names the open section', async () => {
    const go = await show(fakePorts(), 'journal');
    expect(document.title).toBe('Журнал — Дежурный');
    go('settings');
    await waitFor(() => expect(document.title).toBe('Настройки — Дежурный'));
  });
});
