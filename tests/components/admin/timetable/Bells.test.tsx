import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import { fakePorts } from '../fake-ports.ts';
import { pressButton, show, type } from '../show.tsx';

afterEach(cleanup);

const byBells: Settings = { ...defaultSettings, educationalUse: 'timetable' };

async function open() {
  const ports = fakePorts([], { settings: byBells });
  await show(ports, 'settings');
  return ports;
}

describe('the bells', () => {
  it('come from a pattern, on Monday to Friday, before the week', async () => {
    await open();
    type('Перемены, минут', '10, 20');
    pressButton('Добавить по образцу');
    expect(screen.getByLabelText<HTMLInputElement>('Обычные звонки, строка 7: конец').value).toBe('15:05');
    const days = ['Понедельник', 'Пятница', 'Суббота'].map(
      (day) => screen.getByRole<HTMLInputElement>('checkbox', { name: `${day}: Обычные звонки` }).checked,
    );
    expect(days).toEqual([true, true, false]);
    const bells = screen.getByRole('heading', { name: 'Звонки' });
    const week = screen.getByRole('heading', { name: 'Неделя' });
    expect(bells.compareDocumentPosition(week) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('of two shifts go on with their numbers', async () => {
    await open();
    fireEvent.change(screen.getByLabelText('Образец'), { target: { value: 'shifts' } });
    pressButton('Добавить по образцу');
    expect(screen.getByLabelText<HTMLInputElement>('Вторая смена, строка 1: номер урока').value).toBe('7');
  });

  it('name both lessons of a conflict while it is typed', async () => {
    await open();
    pressButton('Добавить по образцу');
    type('Обычные звонки, строка 2: начало', '8.40');
    expect(screen.getByText('Урок 2 пересекается с уроком 1 (08:00–08:45).')).toBeTruthy();
    type('Обычные звонки, строка 2: начало', '8.55');
    expect(screen.queryByText(/пересекается/)).toBeNull();
  });

  it('come back after each deletion, the last first', async () => {
    await open();
    pressButton('Добавить по образцу');
    const number = 'Обычные звонки, строка 7: номер урока';
    pressButton('Обычные звонки, строка 7: убрать урок');
    pressButton('Удалить набор: Обычные звонки');
    expect(screen.queryByRole('checkbox', { name: 'Понедельник: Обычные звонки' })).toBeNull();
    pressButton('Вернуть');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Понедельник: Обычные звонки' }).checked).toBe(true);
    expect(screen.queryByLabelText(number)).toBeNull();
    pressButton('Вернуть');
    expect(screen.getByLabelText(number)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Вернуть' })).toBeNull();
  });

  it('are marked as a draft until they are saved', async () => {
    const ports = await open();
    expect(screen.queryByText(/Ниже — черновик/)).toBeNull();
    pressButton('Добавить по образцу');
    expect(screen.getByText(/Ниже — черновик/)).toBeTruthy();
    expect(ports.saveSettings).not.toHaveBeenCalled();
  });
});

describe('the vacations', () => {
  it('stand in a table, and the terms follow from them', async () => {
    await open();
    type('Первый день учебного года', '2026-09-01');
    type('Последний день учебного года', '2027-05-31');
    pressButton('Добавить каникулы');
    const table = screen.getByLabelText('Каникулы 1: название').closest('table');
    expect(table && within(table).getByRole('columnheader', { name: 'Название' })).toBeTruthy();
    type('Каникулы 1: начало', '2026-12-31');
    type('Каникулы 1: конец', '2027-01-10');
    expect(screen.getByText('1-е полугодие: 1 сентября – 30 декабря 2026 г.')).toBeTruthy();
  });
});
