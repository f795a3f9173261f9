import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { readSettings } from '../../../../core/settings/read-settings.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import type { StatusFacts } from '../../../../core/status/status.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';
import { speak } from '../../i18n.ts';
import { type FakePorts, fakePorts } from '../fake-ports.ts';
import { pressButton, show } from '../show.tsx';
import { goodFacts } from './fake-status-ports.ts';

// Rendering whole pages is slow on a busy machine.
configure({ asyncUtilTimeout: 8000 });
beforeEach(() => speak('ru'));
afterEach(cleanup);

/** Render the status of a PC, self-checked today, with changed facts and settings. */
async function statusOf(facts: Partial<StatusFacts> = {}, settings: Partial<Settings> = {}): Promise<FakePorts> {
  const ports = fakePorts([], { settings: { ...defaultSettings, ...settings } });
  vi.mocked(ports.loadStatusFacts).mockResolvedValue({ ...goodFacts, ...facts });
  const counts = { passed: 9, systems: 9, failures: 0 };
  await ports.saveSelfCheck({ day: '2026-11-23', version: '0.1.0', pack: 'rpl-2025-09-01', ...counts });
  await show(ports, 'status');
  await screen.findByRole('region', { name: 'Установка' });
  return ports;
}

/** Return a line as a screen reader reads it. */
const line = (name: string): string => {
  const found = screen.getAllByRole('listitem').find((item) => item.textContent?.includes(name));
  return [...(found?.querySelectorAll('.unseen, .status-name, .status-value, .status-advice') ?? [])]
    .map(({ textContent }) => textContent?.trim())
    .join(' ');
};

describe('the status', () => {
  it('of a healthy PC shows no problem, and every line has text', async () => {
    await statusOf();
    expect(screen.getByText('Замечаний нет.')).toBeTruthy();
    expect(line('Как установлено')).toBe('в порядке: Как установлено политикой, отключить нельзя');
    expect(line('Последний случай')).toBe('в порядке: Последний случай Telegram, 20.11.2026, 3-й урок');
    expect(line('Последняя самопроверка')).toContain('23.11.2026: пройдено 9 из 9 систем');
    expect(line('Инструменты разработчика')).toContain('закрыты на страницах мессенджеров');
    expect(line('Место для хранилища')).toContain('больше 1 ГБ');
  });

  it.each([
    ['ru', { lessons: 0, days: 0, last: null }, '«Дежурный» не работал такого не было'],
    [
      ...(['ru', { lessons: 0, days: 1, last: '2026-11-20' }] as const),
      '«Дежурный» не работал 1 учебный день без запуска; последний раз с 20.11.2026. ПК не включали или расширение не работало',
    ],
    ['ru', { lessons: 4, days: 3, last: '2026-11-20' }, '«Дежурный» не работал 3 учебных дня без запуска, 4 урока;'],
    ['ru', { lessons: 0, days: 11, last: '2026-11-20' }, '«Дежурный» не работал 11 учебных дней без запуска;'],
    ['ru', { lessons: 0, days: 21, last: '2026-11-20' }, '«Дежурный» не работал 21 учебный день без запуска;'],
    [
      ...(['en', { lessons: 0, days: 2, last: '2026-11-20' }] as const),
      'Dezhurny did not run 2 school days without a start; the last time from 20/11/2026. The PC was not switched on, or',
    ],
  ] as const)('in %s says what was not covered without a fault: %j', async (language, absences, text) => {
    speak(language);
    const ports = fakePorts([]);
    vi.mocked(ports.loadStatusFacts).mockResolvedValue({ ...goodFacts, absences });
    await show(ports, 'status');
    const [fine, name] = language === 'ru' ? ['в порядке', '«Дежурный» не работал'] : ['OK', 'Dezhurny did not run'];
    await screen.findAllByText(name);
    expect(line(name)).toContain(`${fine}: ${text}`);
  });

  it('is read again when it is shown again', async () => {
    const ports = fakePorts();
    vi.mocked(ports.loadStatusFacts).mockResolvedValue({ ...goodFacts, absences: { lessons: 0, days: 0, last: null } });
    const open = await show(ports, 'status');
    await screen.findAllByText('«Дежурный» не работал');
    expect(line('«Дежурный» не работал')).toContain('такого не было');
    open('rules');
    const absences = { lessons: 0, days: 1, last: '2026-11-20' };
    vi.mocked(ports.loadStatusFacts).mockResolvedValue({ ...goodFacts, absences });
    open('status');
    await waitFor(() => expect(line('«Дежурный» не работал')).toContain('1 учебный день без запуска'));
  });

  it('says that a countdown was too short to read and is longer now', async () => {
    const ports = fakePorts([], readSettings({ mode: 'redirect', countdown: 10 }));
    vi.mocked(ports.loadStatusFacts).mockResolvedValue(goodFacts);
    await show(ports, 'status');
    await screen.findByRole('region', { name: 'Установка' });
    expect(line('Обратный отсчёт')).toContain('20 (задано 10, но короче отсчёт не бывает)');
  });

  it.each<[string, Partial<StatusFacts>, string, string]>([
    ['can be switched off', { installed: 'here' }, 'Как установлено', 'force_installed'],
    ['is not in private windows', { privateWindows: false }, 'Приватные окна', 'IncognitoModeAvailability'],
    ['has lost access to sites', { access: false }, 'Доступ к сайтам систем', 'разрешите ему работать'],
    ['has pages that decide by old settings', { isSnapshotFresh: false }, 'Страницы получили', 'перезапустите браузер'],
    ['has little room', { storage: { kept: true, room: 40 } }, 'Место для хранилища', 'Освободите место'],
    ['may lose its store', { storage: { kept: false, room: 5000 } }, 'Хранение', 'Выгружайте журнал'],
    ['failed to write', { health: { failures: 2, waiting: 0, closed: false } }, 'Сбои при записи', 'есть ли место'],
    ['holds entries of a newer version', { newerRows: 4 }, 'Записей новее этой программы', 'Обновите расширение'],
    ['has a closed store', { health: { failures: 0, waiting: 0, closed: true } }, 'Хранилище журнала', 'перезапустите'],
    [
      'could not open the platform',
      { unopened: { max: '2026-11-20' } },
      'Переход на школьную платформу',
      'MAX не открывается с 20.11.2026 Поставьте на этот компьютер сертификаты Минцифры',
    ],
    ['had errors in its worker', { workerErrors: 3 }, 'Внутренние ошибки расширения', 'Перезапустите браузер'],
    ['has open developer tools', { developerTools: 'open' }, 'Инструменты разработчика', 'до 60 выдуманных'],
    [
      'does not know of developer tools',
      { developerTools: 'unset' },
      'Инструменты разработчика',
      'close.developerTools',
    ],
    ['is too old to close developer tools', { developerTools: 'tooOld' }, 'Инструменты разработчика', 'Chromium 147'],
    ['has no PIN', { secrets: { pin: 'nowhere', passphrase: 'here' } }, 'PIN преподавателя', 'в разделе «Доступ»'],
    [
      'has a clock that went back',
      { clock: { pcZone: 'Europe/Saratov', wentBack: '2026-11-20' } },
      'Часы',
      'дату и время',
    ],
    ['cannot say how it was installed', { installed: null }, 'Как установлено', 'Обновите страницу'],
  ])('of a PC that %s is worth a look, and says what to do', async (_what, facts, name, advice) => {
    await statusOf(facts);
    expect(screen.getByText('Требуют внимания: 1')).toBeTruthy();
    expect(line(name)).toMatch(/^обратите внимание:/);
    expect(line(name)).toContain(advice);
  });

  it('names first what needs attention, and folds the rest until it is asked for', async () => {
    await statusOf({ secrets: { pin: 'nowhere', passphrase: 'here' } });
    const first = within(screen.getByRole('region', { name: 'Что требует внимания' }));
    expect(first.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('PIN преподавателя'),
    ]);
    const isOpen = (group: string): boolean | undefined =>
      screen.getByRole('region', { name: group }).querySelector('details')?.open;
    expect(screen.getByText('1 замечание')).toBeTruthy();
    expect([isOpen('Установка'), isOpen('Настройки и откуда они')]).toEqual([false, false]);
    pressButton('Показать все строки');
    await waitFor(() => expect([isOpen('Установка'), isOpen('Журнал и хранилище')]).toEqual([true, true]));
    expect(screen.getByRole('button', { name: 'Свернуть все строки' }).getAttribute('aria-expanded')).toBe('true');
  });

  it('leads to the policy where a policy is wrong, and to this page where this PC is', async () => {
    const problem = { field: 'retention', path: 'retention' };
    const ports = fakePorts([], { problems: [{ ...problem, source: 'policy' }] });
    await show(ports, 'status');
    await screen.findByRole('region', { name: 'Установка' });
    expect(line('Хранить записи')).toContain('Исправьте его в политике, на этой странице его не изменить.');
    expect(line('Хранить записи')).not.toContain('сохраните их ещё раз');
    cleanup();
    await show(fakePorts([], { problems: [{ ...problem, source: 'here' }] }), 'status');
    await screen.findByRole('region', { name: 'Установка' });
    expect(line('Хранить записи')).toContain('сохраните их ещё раз');
  });

  it('shows the value and the source of each setting', async () => {
    const sources = {
      ...(goodFacts.sources as NonNullable<StatusFacts['sources']>),
      mode: 'policy',
      place: 'here',
    } as const;
    await statusOf({ sources }, { mode: 'block', place: 'Каб. 12' });
    expect(line('Что делать')).toContain('Доступ закрыт · политика');
    expect(line('Кабинет')).toContain('указан · этот компьютер');
    expect(line('Хранить записи')).toContain('90 · по умолчанию');
    expect(line('Пароль администратора')).toContain('задан · политика');
  });

  it('warns of a label by policy that seems to name a person, without showing it', async () => {
    const sources = { ...(goodFacts.sources as NonNullable<StatusFacts['sources']>), place: 'policy' } as const;
    await statusOf({ sources }, { place: 'Иванов И. И.' });
    expect(line('Кабинет')).toMatch(
      /^обратите внимание:.*указан · политика.*Похоже на имя человека\. Подпись попадает/,
    );
    expect(line('Кабинет')).not.toContain('Иванов');
  });

  it('shows the bells around now, and gives advice if none follow', async () => {
    const lessons = [{ number: 1, from: '08:30', to: '09:15' }];
    await statusOf({}, { educationalUse: 'timetable', timetable: timetableOf({ 1: lessons }) });
    expect(line('Последний звонок')).toContain('23.11.2026 в 08:30');
    expect(line('Следующий звонок')).toContain('23.11.2026 в 09:15');
    cleanup();
    await statusOf({}, { educationalUse: 'timetable', timetable: timetableOf({}) });
    expect(line('Следующий звонок')).toMatch(/^обратите внимание:.*каникулы/);
  });

  it('reports another time zone only if bells are used', async () => {
    const clock = { pcZone: 'Europe/Moscow', wentBack: null };
    await statusOf({ clock });
    expect(line('Часовой пояс')).toBe(
      'в порядке: Часовой пояс в настройках Europe/Saratov, на компьютере Europe/Moscow',
    );
    cleanup();
    const timetable = timetableOf({ 1: [{ number: 1, from: '08:30', to: '09:15' }] });
    await statusOf({ clock }, { educationalUse: 'timetable', timetable });
    expect(line('Часовой пояс')).toMatch(/^обратите внимание:/);
  });

  it('asks for a new self-check after an update', async () => {
    await statusOf({ version: '0.2.0' });
    expect(line('Последняя самопроверка')).toContain('до обновления');
  });

  it('has no accessibility violations', async () => {
    await statusOf({ installed: null, privateWindows: false });
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe('the status as text', () => {
  it('matches the page and has no address, name or exact time', async () => {
    const lessons = [{ number: 1, from: '08:30', to: '09:15' }];
    const timetable = timetableOf({ 1: lessons });
    const [bells] = timetable.bells;
    if (bells) bells.name = 'Canary7Bells';
    timetable.week['1'] = ['Canary7Bells'];
    const ports = await statusOf(
      { installed: 'here' },
      {
        educationalUse: 'timetable',
        timetable,
        place: 'Canary7 Иванов',
        maxLink: 'https://canary7.example/Canary7Path',
      },
    );
    pressButton('Скопировать как текст');
    expect(await screen.findByText('Скопировано.')).toBeTruthy();
    const [text = ''] = vi.mocked(ports.copyText).mock.lastCall ?? [];
    expect(text).toMatch(/^Дежурный: состояние на 23\.11\.2026\n/);
    expect(text).toContain('[!] Как установлено: вручную, отключить можно. Чтобы расширение нельзя');
    expect(text).toContain('[✓] Ссылка на MAX: своя · по умолчанию');
    expect(text).not.toMatch(/canary7|Иванов|https?:|\d\d:\d\d:\d\d/i);
    // The clock shows 08:40; bells of the timetable are allowed.
    expect(text.match(/\d\d:\d\d/g)).toEqual(['08:30', '09:15']);
  });

  it('can be selected if copying fails', async () => {
    const ports = await statusOf();
    vi.mocked(ports.copyText).mockRejectedValue(new Error('denied'));
    pressButton('Скопировать как текст');
    const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Состояние текстом' });
    expect(text.value).toContain('[✓] Версия расширения: 0.1.0');
  });
});

describe('the self-check', () => {
  const run = async (ports: FakePorts): Promise<void> => {
    await show(ports, 'status');
    pressButton('Провести самопроверку');
  };
  /** Return the text of the box without print-only text. */
  const box = () => within(screen.getByRole('region', { name: 'Самопроверка' }));
  const cells = (name: string): (string | null)[] =>
    within(box().getByRole('row', { name: new RegExp(`^\\d* ?${name}`) }))
      .getAllByRole('cell')
      .map(({ textContent }) => (textContent ?? '').trim());

  it('checks each system step by step and stores the result', async () => {
    const ports = fakePorts();
    await run(ports);
    expect(await box().findByText(/^Проверка не пройдена: 9 из 9 систем, 1 шаг с замечаниями\./)).toBeTruthy();
    expect(cells('Discord')).toEqual(['1', '✓ пройдено', '✓ пройдено', '✓ пройдено', '✓ пройдено']);
    expect(cells('WeChat')).toEqual(['9', '✓ пройдено', '✓ пройдено', '✓ пройдено', '✓ пройдено']);
    expect(await ports.loadSelfCheck()).toMatchObject({ day: '2026-11-23', passed: 9, systems: 9, failures: 1 });
  });

  it('explains a journal failure and what to do', async () => {
    await run(fakePorts());
    // The export of this dry journal is empty.
    const said = await box().findByText(/^Пробный журнал запечатан и цел: Выгрузка пробного журнала не прошла/);
    expect(said.textContent).toContain('обновите расширение');
    expect(cells('Правка в журнале замечена')).toEqual(['– не проводилось']);
  });

  it('shows the missing banner and continues with the other systems', async () => {
    const ports = fakePorts();
    vi.mocked(ports.tryBanner).mockImplementation(async ({ system }) => (system === 'Viber' ? 'notShown' : 'passed'));
    await run(ports);
    expect(await box().findByText(/^Viber: Напоминание не появилось\./)).toBeTruthy();
    expect(cells('Viber')).toEqual(['7', '✓ пройдено', '✓ пройдено', '✗ не пройдено', '✓ пройдено']);
    expect(cells('WeChat')[4]).toBe('✓ пройдено');
  });

  it('reports that nothing is stored if no store opens', async () => {
    const ports = fakePorts();
    ports.withDryJournal = (_signal, use) => use(null);
    await run(ports);
    expect((await box().findAllByText(/Запись не сохранилась\. Освободите место/)).length).toBe(9);
    expect(cells('Discord')).toEqual(['1', '✓ пройдено', '✓ пройдено', '✓ пройдено', '✗ не пройдено']);
  });

  it('shows trial entries that got into the real journal, and lost access', async () => {
    const ports = fakePorts();
    vi.mocked(ports.isInJournal).mockResolvedValue(true);
    vi.mocked(ports.loadStatusFacts).mockResolvedValue({ ...goodFacts, access: false, isSnapshotFresh: false });
    await run(ports);
    expect(await box().findByText(/Пробная запись попала в настоящий журнал\./)).toBeTruthy();
    expect(box().getByText(/Браузер не даёт расширению доступа ко всем сайтам/)).toBeTruthy();
    expect(box().getByText(/Страницы решают по прежним настройкам\./)).toBeTruthy();
  });

  it('tests the banner of the current mode', async () => {
    for (const [mode, kind, secondsLeft] of [
      ['audit', 'warn', null],
      ['redirect', 'redirect', 20],
      ['block', 'block', null],
    ] as const) {
      const ports = fakePorts([], { settings: { ...defaultSettings, mode } });
      await run(ports);
      await box().findByText(/^Проверка (не )?пройдена/);
      expect(vi.mocked(ports.tryBanner).mock.calls[6]).toMatchObject([
        { system: 'Viber', item: '7', kind, secondsLeft },
      ]);
      cleanup();
    }
  });

  it('shows progress and can be stopped; then nothing is stored', async () => {
    const ports = fakePorts();
    const banners: (() => void)[] = [];
    vi.mocked(ports.tryBanner).mockImplementation(() => new Promise((done) => banners.push(() => done('passed'))));
    await run(ports);
    await box().findByText('Проверяется: Discord');
    await waitFor(() => expect(banners).toHaveLength(1));
    banners[0]?.();
    await box().findByText('Проверяется: Microsoft Teams');
    expect(screen.getByRole('progressbar', { name: 'Ход самопроверки' }).getAttribute('value')).toBe('1');
    pressButton('Остановить');
    await waitFor(() => expect(banners).toHaveLength(2));
    banners[1]?.();
    expect(await box().findByText('Самопроверка остановлена, её результат не сохранён.')).toBeTruthy();
    expect(await ports.loadSelfCheck()).toBeNull();
  });

  it('reports that its result cannot be stored', async () => {
    const ports = fakePorts();
    vi.mocked(ports.saveSelfCheck).mockRejectedValue(new Error('full'));
    await run(ports);
    expect(await box().findByText(/в акте его не будет/)).toBeTruthy();
  });

  it('is printed with the versions used', async () => {
    const ports = fakePorts();
    await run(ports);
    await box().findByText(/^Проверка не пройдена/, { selector: '.self-check-sum' });
    pressButton('Печатать протокол');
    expect(ports.print).toHaveBeenCalled();
    const paper = screen.getByRole('article', { name: 'Протокол самопроверки расширения «Дежурный»' });
    for (const fact of ['23.11.2026', '0.1.0', 'rpl-2025-09-01', 'Europe/Saratov', 'задаёт 2 поля', 'Chromium 140']) {
      expect(paper.textContent).toContain(fact);
    }
  });
});

it('the act contains the last self-check', async () => {
  const ports = fakePorts();
  const go = await show(ports, 'reports');
  fireEvent.click(screen.getByRole('radio', { name: 'Акт проверки' }));
  const act = await screen.findByRole('article', { name: 'Акт проверки' });
  expect(act.textContent).toContain('не проводилась');
  go('status');
  pressButton('Провести самопроверку');
  await screen.findByText(/^Проверка не пройдена/, { selector: '.self-check-sum' });
  go('reports');
  await waitFor(() =>
    expect(act.textContent?.replace(/\s/g, ' ')).toContain(
      '23.11.2026, версия 0.1.0, набор правил rpl-2025-09-01. Пройдено систем: 9 из 9, шагов с замечаниями: 1.',
    ),
  );
});
