import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { policyProblems } from '../../../../core/policy/policy.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import type { CheckedSettings } from '../../../../core/settings/read-settings.ts';
import { builtInRegulation } from '../../../../rules/regulations/index.ts';
import { speak } from '../../i18n.ts';
import { type FakePorts, fakePorts } from '../fake-ports.ts';
import { pressButton, show, type } from '../show.tsx';

// Rendering whole pages is slow on a busy machine.
configure({ asyncUtilTimeout: 8000 });
beforeEach(() => speak('ru'));
afterEach(cleanup);

const hash = `pbkdf2-sha256$600000$${'A'.repeat(22)}$${'E'.repeat(43)}`;
const oldHash = `pbkdf2-sha256$600000$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Render the settings of a PC in room 1 whose teachers have a PIN. */
async function settingsOf(checked: Partial<CheckedSettings> = {}): Promise<FakePorts> {
  const ports = fakePorts([], { settings: { ...defaultSettings, place: 'Каб. 1' }, ...checked });
  ports.secrets.set('pin', oldHash);
  await show(ports, 'settings');
  return ports;
}

const region = () => within(screen.getByRole('region', { name: 'Файл настроек' }));

function openFile(contents: unknown): void {
  const text = typeof contents === 'string' ? contents : JSON.stringify(contents);
  const input = region().getByLabelText('Открыть файл настроек', { selector: 'input' });
  fireEvent.change(input, { target: { files: [new File([text], 'a.json')] } });
}

const changes = async (): Promise<string[]> => {
  await screen.findByRole('heading', { name: 'Что изменится' });
  return region()
    .queryAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent).join(' | '));
};

describe('the settings file that is saved', () => {
  it('is a policy without the room and without secrets', async () => {
    const ports = await settingsOf();
    pressButton('Сохранить настройки в файл');
    await region().findByText('Файл сохранён.');
    expect(ports.files[0]?.name).toBe('dezhurny-settings.json');
    const policy = JSON.parse(ports.files[0]?.text ?? '');
    expect(policyProblems(policy)).toEqual([]);
    expect(policy).toMatchObject({ mode: 'warn', retention: 90 });
    expect(policy).not.toHaveProperty('place');
    expect(ports.files[0]?.text).not.toMatch(/Hash|maxLink|sferumLink|Каб/);
  });

  it('has the room and the hashes where they are ticked, and says what a hash lets one do', async () => {
    const ports = await settingsOf();
    const secrets = region().getByRole('checkbox', { name: 'Вместе с PIN и паролем' });
    const described = document.getElementById(secrets.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toMatch(/короткий PIN найдёт быстро/);
    fireEvent.click(secrets);
    fireEvent.click(region().getByRole('checkbox', { name: 'Вместе с подписью кабинета' }));
    pressButton('Сохранить настройки в файл');
    await region().findByText('Файл сохранён.');
    expect(JSON.parse(ports.files[0]?.text ?? '')).toMatchObject({ place: 'Каб. 1', pinHash: oldHash });
  });
});

describe('a settings file that is opened', () => {
  it('shows what it changes and stores nothing before it is applied', async () => {
    const ports = await settingsOf();
    openFile({ mode: 'block', place: 'Каб. 9', pinHash: hash, joinLink: 'https://max.ru/join/secret' });
    expect(await changes()).toEqual([
      'Что делать, если на занятии открыли систему из перечня | Напоминание | Доступ закрыт',
      'Приглашение в чат школы | не указан | указан',
      'Кабинет | Каб. 1 | Каб. 9',
      'PIN преподавателя | … | из файла',
    ]);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Что изменится'));
    expect(document.body.textContent).not.toContain('secret');
    expect(ports.saveSettings).not.toHaveBeenCalled();
    expect(ports.secrets.get('pin')).toBe(oldHash);
    pressButton('Не применять');
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Что изменится' })).toBeNull());
    expect(ports.saveSettings).not.toHaveBeenCalled();
  });

  it('is applied on confirmation, keeps what it does not hold, and is taken back by one button', async () => {
    const ports = await settingsOf();
    openFile({ mode: 'block', pinHash: hash, regulation: { ...builtInRegulation, id: 'gym-2026-09-01' } });
    expect(await changes()).toContain('Порядок школы | rpl-2025-09-01 | gym-2026-09-01');
    pressButton('Применить');
    await region().findByText('Настройки из файла применены.');
    expect(ports.saveSettings).toHaveBeenLastCalledWith({ ...defaultSettings, mode: 'block', place: 'Каб. 1' });
    expect(ports.saveRegulation).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'gym-2026-09-01' }));
    expect(ports.secrets.get('pin')).toBe(hash);
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('status'));
    pressButton('Вернуть прежние настройки');
    await region().findByText('Прежние настройки возвращены.');
    expect(ports.saveSettings).toHaveBeenLastCalledWith({ ...defaultSettings, place: 'Каб. 1' });
    expect(ports.saveRegulation).toHaveBeenLastCalledWith(builtInRegulation);
    expect(ports.secrets.get('pin')).toBe(oldHash);
  });

  it('names each wrong field, and takes the others', async () => {
    const ports = await settingsOf();
    openFile({ mode: 'strict', retention: 900, colour: 'red', regionToken: 'x', pinHash: '1234', exemptionsPerDay: 7 });
    expect(await changes()).toEqual(['Разрешений в день | 4 | 7']);
    const named = region()
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(named).toEqual([
      'colour: такой настройки нет.',
      'Токен приёмника региона (regionToken): задаётся только политикой.',
      'Что делать, если на занятии открыли систему из перечня (mode): не подходит «strict».',
      'Хранить записи, дней (retention): не подходит «900».',
      'PIN преподавателя (pinHash): не подходит «1234».',
    ]);
    pressButton('Применить');
    await region().findByText('Настройки из файла применены.');
    expect(ports.saveSettings).toHaveBeenLastCalledWith({
      ...{ ...defaultSettings, place: 'Каб. 1', exemptionsPerDay: 7 },
    });
  });

  it('leaves what policy sets, and says so', async () => {
    await settingsOf({ sources: { mode: 'policy' } });
    openFile({ mode: 'block' });
    expect(await changes()).toEqual([]);
    expect(region().getByText(/^Задано политикой и не изменится: Что делать/)).toBeTruthy();
    expect(region().queryByRole('button', { name: 'Применить' })).toBeNull();
  });

  it.each([
    ['{', 'Файл не читается как JSON. Ничего не изменено.'],
    ['{"format":"dezhurny-journal"}', 'В файле нет ни одной настройки «Дежурного». Ничего не изменено.'],
  ])('%s is refused', async (text, message) => {
    const ports = await settingsOf();
    openFile(text);
    expect(await region().findByText(message)).toBeTruthy();
    expect(ports.saveSettings).not.toHaveBeenCalled();
  });

  it('waits until a draft is saved or discarded', async () => {
    await settingsOf();
    type('Кабинет', 'Каб. 2');
    expect(await region().findByText(/^Чтобы открыть файл, сначала сохраните/)).toBeTruthy();
    const button = region().getByRole('button', { name: 'Открыть файл настроек' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });

  it('that cannot be stored leaves what was there before', async () => {
    const ports = await settingsOf();
    vi.mocked(ports.saveRegulation).mockRejectedValueOnce(new Error('full'));
    openFile({ mode: 'block', regulation: { ...builtInRegulation, id: 'gym-2026-09-01' } });
    await changes();
    pressButton('Применить');
    expect(await region().findByText(/^Применить настройки не удалось, остались прежние/)).toBeTruthy();
    expect(ports.saveSettings).toHaveBeenLastCalledWith({ ...defaultSettings, place: 'Каб. 1' });
  });

  it('is accessible with changes and problems shown', async () => {
    await settingsOf();
    openFile({ mode: 'block', retention: 900 });
    await changes();
    const { violations } = await axe.run(screen.getByRole('region', { name: 'Файл настроек' }));
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

it('speaks English', async () => {
  speak('en');
  await show(fakePorts(), 'settings');
  expect(screen.getByRole('button', { name: 'Save the settings to a file' })).toBeTruthy();
});
