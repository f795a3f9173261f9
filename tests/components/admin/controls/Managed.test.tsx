import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import type { SettingsProblem } from '../../../../core/settings/read-settings.ts';
import { timetableSchema } from '../../../../core/timetable/timetable-schema.ts';
import { speak } from '../../i18n.ts';
import { fakePorts } from '../fake-ports.ts';
import { pressButton, show, type } from '../show.tsx';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const note = 'Задано политикой';
const field = (label: string): HTMLInputElement => screen.getByLabelText(label);
const isLocked = (label: string): boolean => field(label).matches(':disabled, fieldset:disabled *');

describe('a field that a policy sets', () => {
  test.each([
    ['maxLink', 'Ссылка на MAX'],
    ['sferumLink', 'Ссылка на Сферум'],
    ['place', 'Кабинет'],
    ['exemptionsPerDay', 'Разрешений в день'],
    ['retention', 'Хранить записи, дней'],
  ] as const)('%s is locked and says so; the others are not', async (name, label) => {
    await show(fakePorts([], { sources: { [name]: 'policy' } }), 'settings');
    expect(isLocked(label)).toBe(true);
    expect(screen.getAllByText(note)).toHaveLength(1);
    expect(screen.getByText(/^1 поле задано политикой\./)).toBeTruthy();
    expect(isLocked(name === 'place' ? 'Ссылка на MAX' : 'Кабинет')).toBe(false);
  });

  test.each([
    ['mode', 'radio', 'Доступ закрыт'],
    ['educationalUse', 'radio', 'Весь день'],
    ['reportsOpen', 'checkbox', 'Журнал и выгрузки открыты преподавателям'],
    ['monthlyExport', 'checkbox', 'Каждый месяц сохранять выгрузку'],
    ['platformLessons', 'checkbox', 'Считать уроки, на которых открывали MAX или Сферум (без расписания — часы)'],
  ] as const)('%s is locked too', async (name, role, label) => {
    await show(fakePorts([], { sources: { [name]: 'policy' } }), 'settings');
    expect(screen.getByRole(role, { name: label }).matches('fieldset:disabled *')).toBe(true);
    expect(screen.getAllByText(note)).toHaveLength(1);
  });

  it('may be the timetable: it can be saved as a file, but not replaced', async () => {
    const bells = [{ name: 'Обычные', lessons: [{ number: 1, from: '08:30', to: '09:15' }] }];
    const timetable = timetableSchema.parse({ bells, week: { 1: ['Обычные'] } });
    const settings = { ...defaultSettings, educationalUse: 'timetable' as const, timetable };
    const ports = fakePorts([], { settings, sources: { timetable: 'policy' } });
    await show(ports, 'settings');
    expect(screen.getByDisplayValue('08:30').matches('fieldset:disabled *')).toBe(true);
    expect(screen.getByRole('button', { name: 'Загрузить из файла' }).getAttribute('aria-disabled')).toBe('true');
    pressButton('Сохранить в файл');
    expect(ports.files).toHaveLength(1);
  });

  it('shows the policy value instead of the input, and keeps the other input', async () => {
    const ports = fakePorts();
    await show(ports, 'settings');
    type('Кабинет', 'Каб. 12');
    type('Разрешений в день', '2');
    await act(() => ports.settingsChanged({ ...defaultSettings, place: 'Каб. 7' }, { place: 'policy' }));
    expect(field('Кабинет').value).toBe('Каб. 7');
    expect(isLocked('Кабинет')).toBe(true);
    expect(field('Разрешений в день').value).toBe('2');
    fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    await screen.findByText('Настройки сохранены.');
    expect(vi.mocked(ports.saveSettings).mock.lastCall?.[0]).toMatchObject({ place: 'Каб. 7', exemptionsPerDay: 2 });
  });

  it('is editable again, with the stored value, when the policy is removed', async () => {
    const ports = fakePorts([], { settings: { ...defaultSettings, place: 'Каб. 7' }, sources: { place: 'policy' } });
    await show(ports, 'settings');
    await act(() => ports.settingsChanged({ ...defaultSettings, place: 'Каб. 12' }, {}));
    await waitFor(() => expect(field('Кабинет').value).toBe('Каб. 12'));
    expect(isLocked('Кабинет')).toBe(false);
    expect(screen.queryByText(/[Зз]адан\S* политикой/)).toBeNull();
  });

  it('does not prevent saving other fields, even if its value is invalid', async () => {
    const bells = [
      {
        name: 'Обычные',
        lessons: [
          { number: 1, from: '08:30', to: '09:15' },
          { number: 1, from: '09:00', to: '09:45' },
        ],
      },
    ];
    const settings = {
      ...defaultSettings,
      timetable: timetableSchema.parse({ bells }),
      educationalUse: 'timetable' as const,
    };
    const ports = fakePorts([], { settings, sources: { timetable: 'policy', educationalUse: 'policy' } });
    await show(ports, 'settings');
    type('Кабинет', 'Каб. 12');
    fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    await screen.findByText('Настройки сохранены.');
  });
});

it('lists invalid policy values with their path and advice', async () => {
  const problems: SettingsProblem[] = [
    { source: 'policy', field: 'timetable', path: 'timetable.week.1.0' },
    { source: 'policy', field: 'pinHash', path: 'pinHash' },
    { source: 'policy', field: 'developerTools', path: 'developerTools' },
    { source: 'policy', field: 'modus', path: 'modus' },
  ];
  await show(fakePorts([], { problems }), 'settings');
  const said = screen.getByRole('region', { name: 'Требует внимания' }).textContent;
  expect(said).toContain('В поле «Расписание звонков» политики недопустимое значение (timetable.week.1.0).');
  expect(said).toContain('В поле «PIN преподавателя» политики должен быть хеш (pinHash).');
  expect(said).toContain('«Инструменты разработчика» политики недопустимое значение (developerTools).');
  expect(said).toContain('Незнакомое поле «modus» в политике не учитывается.');
  expect(said).toContain('Исправьте политику');
  expect(said).not.toContain('сохраните их ещё раз');
});

describe('a passphrase by policy', () => {
  const isShut = (): boolean => screen.queryByRole('heading', { name: 'Страница закрыта паролем' }) !== null;

  it('locks an open page when set, and unlocks it when removed', async () => {
    const ports = fakePorts();
    await show(ports, 'settings');
    expect(isShut()).toBe(false);
    vi.mocked(ports.secretSource).mockResolvedValue('policy');
    await act(async () => ports.secretsChanged('passphrase'));
    expect(isShut()).toBe(true);
    expect(screen.queryByLabelText('Кабинет')).toBeNull();
    vi.mocked(ports.secretSource).mockResolvedValue('nowhere');
    await act(async () => ports.secretsChanged('passphrase'));
    expect(isShut()).toBe(false);
  });

  it('locks an unlocked page when changed; a new PIN does not', async () => {
    const ports = fakePorts();
    ports.secrets.set('passphrase', 'верная лошадь батарея');
    await show(ports, 'settings');
    type('Пароль администратора', 'верная лошадь батарея');
    await act(async () => void fireEvent.submit(field('Пароль администратора').form as HTMLFormElement));
    expect(isShut()).toBe(false);
    await act(async () => ports.secretsChanged('pin'));
    expect(isShut()).toBe(false);
    await act(async () => ports.secretsChanged('passphrase'));
    expect(isShut()).toBe(true);
  });

  it('explains why no input matches if it is malformed', async () => {
    const problems: SettingsProblem[] = [{ source: 'policy', field: 'passphraseHash', path: 'passphraseHash' }];
    const ports = fakePorts([], { problems });
    vi.mocked(ports.secretSource).mockResolvedValue('policy');
    await show(ports, 'settings');
    expect(screen.getByText(/записан в ней с ошибкой/)).toBeTruthy();
  });
});
