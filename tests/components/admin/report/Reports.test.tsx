import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import axe from 'axe-core';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShownRow } from '../../../../components/admin/ports.ts';
import type { Incident } from '../../../../core/journal/entry.ts';
import { newPlatformDay } from '../../../../core/journal/incident.ts';
import { packOf } from '../../../../core/regulation/pack.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { catalogue } from '../../../../rules/catalogue.ts';
import { defaultPermitted, pack } from '../../../../rules/index.ts';
import { HonestLog } from '../../../fixtures/honest-log.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';
import { absence, absentDays, gap, incident } from '../../../fixtures/journal-rows.ts';
import { sealedFile } from '../../../fixtures/sealed-file.ts';
import { speak } from '../../i18n.ts';
import { fakePorts, manyRows } from '../fake-ports.ts';
import { chooseFiles, pressButton, show, type } from '../show.tsx';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const rowsOf = async (name: string): Promise<string[]> => {
  const table = await screen.findByRole('table', { name });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      [...row.querySelectorAll('th, td:not([aria-hidden])')].map(({ textContent }) => plain(textContent)).join('|'),
    );
};

/** Replace the non-breaking spaces between numbers and signs. */
const plain = (text: string | null | undefined): string => (text ?? '').replace(/\s/g, ' ');

const figure = (name: string): string =>
  plain(screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent);

describe('the report', () => {
  it('shows the month beside the previous month', async () => {
    await show(fakePorts(manyRows(40)), 'reports');
    expect(await rowsOf('По системам')).toContain('Telegramп. 5|23|7');
    expect(figure('Случаев')).toBe('23↑ на 229 % большебыло: 7');
    expect(figure('Перешли в MAX или Сферум')).toBe('0 %= без измененийбыло: 0 %');
  });

  it('says in how many lessons a permitted platform was opened, on days with a count alone', async () => {
    const days = [
      ['2026-11-20', 3],
      ['2026-11-23', 0],
    ] as const;
    const counted = days.map(([day, lessons], i) => ({
      ...{ seq: i + 1, outcome: null, entry: newPlatformDay(crypto.randomUUID(), day, lessons) },
    }));
    const ports = fakePorts([...counted, ...manyRows(3)]);
    const covered = ['2026-11-19', '2026-11-20', '2026-11-23'].map((day) => [day, 6] as const);
    ports.watchedLessons = async () => new Map(covered);
    ports.coveredPeriods = async () => new Map(covered);
    await show(ports, 'reports');
    await rowsOf('По системам');
    const name = 'Уроки, на которых открывали MAX или Сферум';
    expect(figure(name)).toBe('3 из 12было: нет данных2 дня с подсчётом, 1 ПК');
    fireEvent.click(screen.getByRole('radio', { name: 'Отчёт директору' }));
    const paper = await screen.findByRole('article', { name: 'Отчёт директору' });
    expect(paper.textContent).toContain(
      'MAX или Сферум открывали на 3 уроках из 12 (в дни, когда подсчёт был включён).',
    );
    pressButton('Предыдущий период');
    await waitFor(() => expect(screen.queryByText(name)).toBeNull());
  });

  it('counts hours and says so where there is no timetable', async () => {
    const inHour = manyRows(3).map((row) => ({ ...row, entry: { ...row.entry, lesson: null, hour: 10 } as Incident }));
    const counted = { seq: 4, outcome: null, entry: newPlatformDay(crypto.randomUUID(), '2026-11-20', 3) };
    const ports = fakePorts([...inHour, counted]);
    ports.coveredPeriods = async () => new Map([['2026-11-20', 8]]);
    await show(ports, 'reports');
    expect(await rowsOf('По часам и дням недели')).toEqual(['10:00–11:00|1|0|0|0|0|1|1']);
    expect(figure('Часы, когда открывали MAX или Сферум')).toContain('3 из 8');
    expect(screen.queryByText('Случаев на 100 уроков')).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: 'Справка педагогическому совету' }));
    const paper = await screen.findByRole('article', { name: 'Справка педагогическому совету' });
    expect(paper.textContent).toContain('Случаи по часам');
    expect(paper.textContent).toContain('Часов, когда открывали MAX или Сферум: 3 из 8 (в дни');
    expect(paper.textContent).not.toMatch(/урок/);
  });

  it('goes to the previous period and to any range of days', async () => {
    await show(fakePorts(manyRows(40)), 'reports');
    await rowsOf('По системам');
    pressButton('Предыдущий период');
    await waitFor(() => expect(figure('Случаев')).toBe('17было: 0'));
    fireEvent.click(screen.getByRole('radio', { name: 'Выбрать дни', checked: false }));
    type('Начало', '2026-11-20');
    type('Конец', '2026-11-21');
    await waitFor(() => expect(figure('Случаев')).toBe('2= без измененийбыло: 2'));
  });

  it('shows lessons by weekday and the course of the period in numbers too', async () => {
    await show(fakePorts(manyRows(3)), 'reports');
    expect(await rowsOf('По урокам и дням недели')).toEqual(['3-й урок|1|0|0|0|0|1|1']);
    const steps = await rowsOf('Случаи за период');
    expect(steps).toHaveLength(23); // no days to come
    expect(steps[22]).toBe('23 ноября 2026 г.|1');
  });

  it('reports lost entries', async () => {
    await show(fakePorts([{ seq: 1, entry: gap(4), outcome: null }]), 'reports');
    await screen.findByText('Утраченных записей');
    expect(figure('Утраченных записей')).toBe('4было: 0');
  });

  it('says what will be shown in place of tables of zeros', async () => {
    await show(fakePorts([]), 'reports');
    expect(await screen.findByText(/^Когда на занятии откроют систему из перечня, здесь будет видно/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByText(/^Наборы правил/)).toBeNull();
  });

  it('shows incidents per hundred covered lessons and the number of uncovered lessons', async () => {
    const rows = [...manyRows(2), { seq: 3, entry: absence(7, '2026-11-20', '2026-11-23'), outcome: null }];
    const ports = fakePorts(rows);
    ports.watchedLessons = async () => new Map([['2026-11-23', 16]]);
    await show(ports, 'reports');
    await rowsOf('По системам');
    expect(figure('Случаев на 100 уроков')).toBe('6,3было: нет данных');
    expect(figure('Уроков, когда «Дежурный» не работал')).toBe('7было: 0');
    cleanup();
    await show(fakePorts(rows), 'reports');
    await rowsOf('По системам');
    expect(screen.queryByText('Случаев на 100 уроков')).toBeNull();
  });

  it('shows school days without a start, where there are any', async () => {
    const rows = [...manyRows(2), { seq: 3, entry: absentDays(3, '2026-11-18', '2026-11-20'), outcome: null }];
    await show(fakePorts(rows), 'reports');
    await rowsOf('По системам');
    expect(figure('Учебных дней без запуска')).toBe('3было: 0');
    cleanup();
    await show(fakePorts(manyRows(2)), 'reports');
    await rowsOf('По системам');
    expect(screen.queryByText('Учебных дней без запуска', { selector: 'dt' })).toBeNull();
  });

  it('opens the journal with the incidents of a system, of a day and of a lesson', async () => {
    const open = await show(fakePorts(manyRows(40)), 'reports');
    await rowsOf('По системам');
    pressButton('Telegram');
    expect(location.hash).toBe('#journal');
    open('journal');
    expect(await screen.findByText('23 случая, всего строк: 23')).toBeTruthy();
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Система' }).value).toBe('telegram');
    expect(screen.getByLabelText<HTMLInputElement>('Конец').value).toBe('2026-11-30');
    open('reports');
    pressButton('20 ноября 2026 г.');
    open('journal');
    expect(await screen.findByText('1 случай, всего строк: 1')).toBeTruthy();
    location.hash = '';
  });

  it('lists warnings marked as mistaken by system and surface, where there are any', async () => {
    const rows = manyRows(2).map((row) => ({ ...row, mistake: 'site' as const }));
    await show(fakePorts(rows), 'reports');
    expect(await rowsOf('Отмечено как ошибка')).toEqual([
      expect.stringContaining('Telegram — веб-клиентЭто другой сайт|'),
    ]);
    cleanup();
    await show(fakePorts(manyRows(2)), 'reports');
    await rowsOf('По системам');
    expect(screen.queryByText('Отмечено как ошибка')).toBeNull();
  });

  it('is translated into English', async () => {
    speak('en');
    await show(fakePorts(manyRows(40)), 'reports');
    expect(await rowsOf('By system')).toContain('Telegramitem 5|23|7');
  });

  it('has no accessibility violations', { timeout: 40_000 }, async () => {
    await show(fakePorts(manyRows(40)), 'reports');
    await rowsOf('По системам');
    fireEvent.click(screen.getByRole('radio', { name: 'Акт проверки' }));
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
});

describe('days of which less than entries is kept', () => {
  it('compares with no period from before the first day of this PC', async () => {
    const ports = fakePorts(manyRows(3));
    ports.keptDays = async () => ({ from: '2026-11-02', entriesFrom: null, lost: [] });
    await show(ports, 'reports');
    await rowsOf('По системам');
    expect(figure('Случаев')).toBe('3было: нет данных');
    expect(await rowsOf('По системам')).toContain('Telegramп. 5|3|нет данных');
    expect(document.querySelectorAll('.bar-before')).toHaveLength(0);
    expect(plain(screen.getByRole('region', { name: 'Главное' }).textContent)).toMatch(/^3 случая\./);
    fireEvent.click(screen.getByRole('radio', { name: 'Отчёт директору' }));
    const paper = await screen.findByRole('article', { name: 'Отчёт директору' });
    const total = within(paper)
      .getAllByRole('row')
      .find((row) => row.textContent?.includes('Всего'));
    expect(total?.textContent).toMatch(/Всего3нет данных–$/);
    expect(paper.textContent).not.toContain('не было ни одного');
    fireEvent.click(screen.getByRole('radio', { name: 'Акт проверки' }));
    const act = await screen.findByRole('article', { name: 'Акт проверки' });
    expect(plain(act.textContent)).toMatch(/отмечено случаев: 3, за [^:]*: нет данных\./);
  });

  it('are named: those with sums only, those before the first, and lost ones', async () => {
    const ports = fakePorts(manyRows(40));
    ports.keptDays = async () => ({
      ...{ from: '2026-10-05', entriesFrom: '2026-11-10' },
      lost: [
        { from: '2026-10-12', to: '2026-10-13' },
        { from: '2026-09-01', to: '2026-09-02' },
      ],
    });
    await show(ports, 'reports');
    await rowsOf('По системам');
    expect(screen.getByText(/^Дни до 10\.11\.2026 посчитаны по суммам за день: числа точные/)).toBeTruthy();
    expect(screen.getByText(/^Данные этого компьютера начинаются с 05\.10\.2026/)).toBeTruthy();
    const lost = screen.getByText(/^Не осталось ни записей, ни сумм: /).textContent;
    expect(plain(lost)).toContain('12');
    expect(plain(lost)).not.toContain('сентября');
  });

  it('are not named in a period that has all its entries', async () => {
    const ports = fakePorts(manyRows(40));
    ports.keptDays = async () => ({ from: '2026-09-01', entriesFrom: '2026-10-01', lost: [] });
    await show(ports, 'reports');
    await rowsOf('По системам');
    expect(screen.queryByText(/суммам за день/)).toBeNull();
    expect(screen.queryByText(/начинаются с/)).toBeNull();
  });
});

describe('the sums of the report', () => {
  it.each([
    [true, 'Сводка совпала с журналом.'],
    [false, /^Сводка расходилась с журналом/],
  ])('are recounted and compared: equal %s', async (isSame, text) => {
    const ports = fakePorts(manyRows(3));
    const { promise, resolve } = Promise.withResolvers<void>();
    ports.recountDailyAggregates = async (progress) => {
      progress(1000, 4000);
      await promise;
      return isSame;
    };
    await show(ports, 'reports');
    await rowsOf('По системам');
    pressButton('Пересчитать и сверить');
    const bar = await screen.findByRole<HTMLProgressElement>('progressbar', { name: 'Журнал пересчитывается' });
    expect([bar.value, bar.max]).toEqual([1000, 4000]);
    resolve();
    expect(await screen.findByText(text)).toBeTruthy();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('are no longer recounted after a stop, which is no failure', async () => {
    const ports = fakePorts(manyRows(3));
    const { promise, resolve } = Promise.withResolvers<void>();
    ports.recountDailyAggregates = async (progress) => {
      await promise;
      progress(1000, 4000);
      return true;
    };
    await show(ports, 'reports');
    pressButton('Пересчитать и сверить');
    await screen.findByRole('progressbar', { name: 'Журнал пересчитывается' });
    pressButton('Остановить');
    resolve();
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(screen.queryByText(/^Сводка (совпала|расходилась)|не удалось/)).toBeNull();
  });
});

describe('the monthly export', () => {
  it.each([
    [true, 'Сохранена за 1–31 октября 2026 г. (01.11.2026).'],
    [false, /^Не сохранена за 1–31 октября 2026 г\. \(01\.11\.2026\)\. Завтра/],
  ])('tells how the last one went: saved %s', async (saved, text) => {
    const ports = fakePorts([], { settings: { ...defaultSettings, monthlyExport: true } });
    ports.loadMonthExport = async () => ({ month: '2026-10-01', made: '2026-11-01', saved });
    await show(ports, 'reports');
    expect(screen.getByText('Включена в настройках.')).toBeTruthy();
    expect(await screen.findByText(text)).toBeTruthy();
  });
});

describe('papers', () => {
  const choose = async (name: string): Promise<string> => {
    await rowsOf('По системам');
    fireEvent.click(screen.getByRole('radio', { name }));
    return plain((await screen.findByRole('article', { name })).textContent);
  };

  it.each([
    [
      'Отчёт директору',
      [
        /^ГБПОУ СО «Ртищевский политехнический лицей»ОТЧЁТ«____» _+ 20____ г\.№ _+г\. РтищевоДиректору ГБПОУ СО «РПЛ»/,
        /фамилия, инициалыОб открытии на занятиях систем из Приложения № 2 за период 1–23 ноября 2026 г\.Основание: /,
        /Случаев стало больше: 23 против 7 за 1–21 октября 2026 г\./,
        /ПунктСистема1–23 ноября 2026 г\.1–21 октября 2026 г\.Изменение1Discord/,
        /Администратор ИКОП «Сферум»подписьфамилия, инициалы$/,
      ],
    ],
    [
      'Справка педагогическому совету',
      [
        /СПРАВКА.*Педагогическому совету ГБПОУ СО «РПЛ».*Что открывали.*Когда.*Что подействовало.*Предложения/,
        /3-й урок23100 %понедельник, воскресенье/,
        /Закрыть на занятиях доступ: Telegram \(п\. 5\).*Ничего не менять/,
      ],
    ],
    [
      'Акт проверки',
      [
        /лицей»УТВЕРЖДАЮДиректор ГБПОУ СО «РПЛ»подписьфамилия, инициалы.*АКТ.*г\. РтищевоО проверке сведений/,
        /Председатель комиссии – заместитель директора по учебно-производственной работефамилия/,
        /За период 1–23 ноября 2026 г\. отмечено случаев: 23, за 1–21 октября 2026 г\.: 7\./,
        /Выводы и предложения комиссии:Приложение: протокол самопроверки/,
        /Приложение к акту от .*Сбои при записи в журнал0.*Каб. 7k1Fingerprint$/,
      ],
    ],
  ])('%s', async (name, parts) => {
    const ports = fakePorts(manyRows(40), { settings: { ...defaultSettings, place: 'Каб. 7' } });
    await show(ports, 'reports');
    await choose(name);
    if (name === 'Акт проверки') await screen.findByText('k1Fingerprint');
    const text = await choose(name);
    for (const part of parts) expect(text).toMatch(part);
    pressButton('Печатать');
    expect(ports.print).toHaveBeenCalledOnce();
  });

  it('are saved as DOCX with the text that the page shows', async () => {
    const ports = fakePorts(manyRows(9));
    await show(ports, 'reports');
    const shown = await choose('Отчёт директору');
    pressButton('Сохранить DOCX');
    const name = 'dezhurny_Отчёт-директору_2026-11-01_2026-11-30.docx';
    expect(await screen.findByText(`Сохранено: ${name}.`)).toBeTruthy();
    const [file] = ports.files;
    expect(file?.name).toBe(name);
    const parts = unzipSync(new Uint8Array(await new Blob(file?.parts).arrayBuffer()));
    const written = new TextDecoder()
      .decode(parts['word/document.xml'])
      .match(/(?<=<w:t[ >][^<]*>?)[^<>]+(?=<\/w:t>)/g);
    const letters = (text: string): string => text.replaceAll('☐', '').replaceAll(/\s/g, '');
    expect(letters((written ?? []).join(''))).toBe(letters(shown));
    fireEvent.click(screen.getByRole('radio', { name: 'Эта страница с графиками' }));
    expect(screen.queryByRole('button', { name: 'Сохранить DOCX' })).toBeNull();
  });

  it('say when a DOCX could not be written', async () => {
    const ports = fakePorts(manyRows(9));
    ports.saveFile = async () => {
      throw new Error('full disk');
    };
    await show(ports, 'reports');
    await choose('Отчёт директору');
    pressButton('Сохранить DOCX');
    expect(await screen.findByText(/^Сохранить DOCX не удалось/)).toBeTruthy();
  });

  it('name whole months', async () => {
    await show(fakePorts(manyRows(60)), 'reports');
    await rowsOf('По системам');
    pressButton('Предыдущий период');
    await waitFor(() => expect(figure('Случаев')).toMatch(/^31/));
    const text = await choose('Отчёт директору');
    expect(text).toContain('Приложения № 2 за октябрь 2026 г.');
    expect(text).toContain('ПунктСистемаОктябрь 2026 г.Сентябрь 2026 г.Изменение');
    expect(text).toContain('за сентябрь 2026 г.');
  });

  it('of a self-check just made have its tables in the annex', async () => {
    await show(fakePorts(manyRows(3)), 'reports');
    expect(await choose('Акт проверки')).not.toContain('Расширение в целом');
    pressButton('Провести самопроверку для приложения');
    await screen.findByText(/^Проверка (не )?пройдена/);
    const text = plain(screen.getByRole('article', { name: 'Акт проверки' }).textContent);
    expect(text).toContain('Расширение в целом');
    expect(text).toMatch(/5Telegramпройдено/);
  });
});

describe('a period with two regulations', () => {
  const invented = packOf(catalogue, defaultPermitted, inventedRegulation);
  const rows = (): ShownRow[] => [
    ...[21, 22, 23].map((day) => ({ seq: day, outcome: 'closed' as const, entry: underNew(day) })),
    { seq: 9, outcome: 'closed', entry: incident({ id: '3f1b2c4d-5e6f-4a7b-8c9d-000000000099', day: '2026-11-10' }) },
  ];
  const underNew = (day: number): Incident =>
    incident({
      ...{ id: `3f1b2c4d-5e6f-4a7b-8c9d-0000000000${day}`, day: `2026-11-${day}`, pack: invented.id },
      ...{ system: 'skype-business', item: '4.10' },
    });

  it('says which days count under which, with the items and names of each', async () => {
    await show({ ...fakePorts(rows()), knownPacks: [pack] }, 'reports', invented);
    const systems = await rowsOf('По системам');
    expect(systems).toContain('Skype for Business / Skypeп. 3 (rpl-2025-09-01), п. 4.10 (gym-2026-09-01)|3|0');
    expect(systems).toContain('Telegramп. 5 (rpl-2025-09-01), п. 4.1 (gym-2026-09-01)|1|0');
    fireEvent.click(screen.getByRole('radio', { name: 'Акт проверки' }));
    const act = plain((await screen.findByRole('article', { name: 'Акт проверки' })).textContent);
    expect(act).toContain('10 ноября 2026 г. – rpl-2025-09-01, Порядок применения');
    expect(act).toContain('; 21–23 ноября 2026 г. – gym-2026-09-01, Положение об электронном общении');
    expect(act).toContain('Пункт (rpl-2025-09-01)Пункт (gym-2026-09-01)Система');
    expect(act).toContain('34.10Skype for Business / Skype30');
  });

  it('prints the id and the stored items of one whose names the program does not have', async () => {
    await show(fakePorts(rows()), 'reports', invented);
    await waitFor(async () =>
      expect(await rowsOf('По системам')).toContain('Telegramп. 5 (rpl-2025-09-01), п. 4.1 (gym-2026-09-01)|1|0'),
    );
    expect(await rowsOf('По системам')).toContain('Skypeп. 4.10 (gym-2026-09-01)|3|0');
    const sentence = screen.getByText(/^Каждый случай учтён по документу/);
    expect(plain(sentence.textContent)).toContain(': 10 ноября 2026 г. – rpl-2025-09-01; 21–23');
  });

  it('cites the earlier one alone where the period has no other', async () => {
    await show({ ...fakePorts(manyRows(2)), knownPacks: [pack] }, 'reports', invented);
    expect(await rowsOf('По системам')).toContain('WeChatп. 9|0|0');
    expect(screen.getByText(/^Случаи записаны по документу: 22–23.* rpl-2025-09-01, Порядок/)).toBeTruthy();
  });
});

describe('files of other PCs', () => {
  const file = (name: string, text: string): File => new File([text], name, { type: 'application/json' });
  const lyceum = { id: 'rpl-2025-09-01', title: { ru: 'Порядок', en: 'Regulation' }, inForceFrom: '2025-09-01' };
  const exported = (place: string, pc: number, pack = lyceum): Promise<string> =>
    sealedFile(
      {
        place,
        zone: 'Europe/Saratov',
        made: '2026-11-20',
        period: { from: '2026-11-01', to: '2026-11-30' },
        pack,
      },
      [
        {
          entry: incident({ id: `3f1b2c4d-5e6f-4a7b-8c9d-${String(pc).padStart(12, '0')}`, day: '2026-11-10' }),
          outcome: 'moved-to-max',
          arrived: pc === 6 ? 'no' : 'yes',
        },
      ],
      String(pc),
    );
  const sixFiles = (): Promise<File[]> =>
    Promise.all([1, 2, 3, 4, 5, 6].map(async (pc) => file(`${pc}.json`, await exported(`Каб. ${pc}`, pc))));
  const give = (...files: File[]): void => chooseFiles('Файлы других компьютеров', files);

  it('are merged without duplicates; rejected files are listed with advice', async () => {
    await show(fakePorts(), 'reports');
    const six = await sixFiles();
    const spoilt = (await exported('Каб. 9', 9)).replaceAll('"telegram"', '"viber"');
    give(...six, six[0] as File, file('чужой.json', '{}'), file('правленый.json', spoilt));
    expect(await screen.findByText('Принято файлов: 7, компьютеров в них: 6.')).toBeTruthy();
    expect(screen.getByText(/^чужой\.json: это не выгрузка «Дежурного»/)).toBeTruthy();
    expect(
      screen.getByText(
        /^правленый\.json: содержимое файла не такое, .*: правили запись о случае \(10\.11\.2026 · 3f1b/,
      ),
    ).toBeTruthy();
    expect(figure('Случаев')).toBe('6было: нет данных');
    expect(figure('Перешли в MAX или Сферум')).toBe('83 %было: нет данныхнажали: 6, открылась: 5, не открылась: 1');
    expect(await rowsOf('По кабинетам и системам')).toContain('Всего|6|6');
    expect(screen.getByText(/^По файлам: 6 компьютеров, 6 кабинетов, 14 учебных дней с данными\.$/)).toBeTruthy();
    expect(plain(screen.getByText('Каб. 3', { selector: 'li' }).textContent)).toBe(
      'Каб. 3Нет данных: 23 ноября 2026 г.',
    );
    type('Кабинеты, от которых ждут файлы, по одному в строке', 'Каб. 1\nБиблиотека');
    expect(screen.getByText('Файлов нет от кабинетов: Библиотека.')).toBeTruthy();
    type('Кабинеты, от которых ждут файлы, по одному в строке', 'Каб. 1\nИванов И. И.');
    expect(screen.getByText(/^Похоже на имя человека\. Список хранится/)).toBeTruthy();
    type('Кабинеты, от которых ждут файлы, по одному в строке', 'Каб. 1\nБиблиотека');
    expect(screen.queryByText(/^Похоже/)).toBeNull();
    pressButton('Убрать файлы');
    await waitFor(() => expect(figure('Случаев')).toBe('0было: 0'));
  });

  it('are no longer read after a stop; those read before count', async () => {
    await show(fakePorts(), 'reports');
    const [first, second, third] = await sixFiles();
    const { promise, resolve } = Promise.withResolvers<ArrayBuffer>();
    Object.assign(second as File, { arrayBuffer: () => promise });
    give(first as File, second as File, third as File);
    const bar = await screen.findByRole<HTMLProgressElement>('progressbar', { name: 'Файлы читаются' });
    await waitFor(() => expect(bar.value).toBe(1));
    pressButton('Остановить');
    resolve(new ArrayBuffer(0));
    expect(await screen.findByText('Принято файлов: 1, компьютеров в них: 1.')).toBeTruthy();
    expect(screen.queryByText(/^2\.json/)).toBeNull();
  });

  it('of schools with different regulations are added up by system, and the difference is named', async () => {
    await show(fakePorts(), 'reports');
    const other = { ...lyceum, id: 'gym-2026-09-01', title: { ru: 'Положение', en: 'Rules' } };
    give(...(await sixFiles()), file('7.json', await exported('Каб. 7', 7, other)));
    const said = await screen.findByText(/^Случаи записаны по разным документам и сложены по системам: rpl-2025-09-01/);
    expect(plain(said.textContent)).toMatch(/– компьютеров: 6; gym-2026-09-01, Положение – компьютеров: 1\.$/);
    expect(figure('Случаев')).toBe('7было: нет данных');
  });

  it('of a copied browser profile count and are listed', async () => {
    await show(fakePorts(), 'reports');
    const log = new HonestLog();
    await log.happen({ kind: 'incident', answers: 1 });
    const copy = log.copy();
    await log.happen({ kind: 'incident', answers: 1 });
    const early = file('до.json', JSON.stringify(await log.file()));
    await copy.happen({ kind: 'days', pass: 1 });
    give(file('после.json', JSON.stringify(await copy.file())), early);
    expect(await screen.findByText(/^Принято файлов: 2, компьютеров в них не меньше: 1\. /)).toBeTruthy();
    expect(screen.getByText(/^По файлам: не меньше чем 1 компьютер, 1 кабинет, /)).toBeTruthy();
    expect(
      screen.getByText(
        /^Все файлы приняты, .*журналы расходятся: до\.json, после\.json\. Похоже, профиль браузера скопировали/,
      ),
    ).toBeTruthy();
  });

  it('are expected from the same rooms the next time', async () => {
    const ports = fakePorts();
    await show(ports, 'reports');
    give(...(await sixFiles()));
    const label = 'Кабинеты, от которых ждут файлы, по одному в строке';
    fireEvent.change(await screen.findByLabelText(label), { target: { value: 'Каб. 2\nБиблиотека' } });
    cleanup();
    await show(ports, 'reports');
    give(...(await sixFiles()));
    expect(await screen.findByText('Файлов нет от кабинетов: Библиотека.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>(label).value).toBe('Каб. 2\nБиблиотека');
  });

  it('are exact for the school; outside it small numbers are hidden, from a minimum that can only be raised', async () => {
    await show(fakePorts(), 'reports');
    give(...(await sixFiles()).slice(0, 3));
    await waitFor(() => expect(figure('Случаев')).toBe('3было: нет данных'));
    expect(document.body.textContent).not.toContain('скрыто');
    fireEvent.click(screen.getByRole('radio', { name: 'За пределы школы' }));
    await waitFor(() => expect(figure('Случаев')).toBe('скрытобыло: нет данных'));
    expect(figure('Перешли в MAX или Сферум')).toBe('скрытобыло: нет данных');
    expect(plain(screen.getByRole('region', { name: 'Главное' }).textContent)).toBe(
      'Число случаев скрыто: за ним слишком мало компьютеров.',
    );
    expect(screen.getByText(/^«Скрыто» – за числом меньше компьютеров, чем 5/)).toBeTruthy();
    give(...(await sixFiles()).slice(3));
    await waitFor(() => expect(figure('Случаев')).toBe('6было: нет данных'));
    type('Скрывать, если компьютеров меньше', '4');
    expect(screen.getByText('Целое число от 5 до 99.')).toBeTruthy();
    expect(figure('Случаев')).toBe('6было: нет данных');
    type('Скрывать, если компьютеров меньше', '7');
    await waitFor(() => expect(figure('Случаев')).toBe('скрытобыло: нет данных'));
  });

  it('are not compared where the period before comes from fewer of them, on the page and on paper', async () => {
    const since = async (pc: number, ...days: string[]): Promise<File> => {
      const frame = { ...{ place: `Каб. ${pc}`, zone: 'Europe/Saratov', made: '2026-11-23' }, pack: lyceum };
      const rows = days.map((day) => ({
        entry: incident({ id: crypto.randomUUID(), day }),
        outcome: 'closed' as const,
      }));
      const text = await sealedFile({ ...frame, period: { from: null, to: null } }, rows, `since ${pc}`);
      return file(`since-${pc}.json`, text);
    };
    await show(fakePorts(), 'reports');
    give(await since(1, '2026-09-01', '2026-10-06', '2026-11-10'), await since(2, '2026-11-03', '2026-11-10'));
    await waitFor(() => expect(figure('Случаев')).toBe('3было: 1'));
    const why =
      'Данные за этот период – с 2 компьютеров, за весь предыдущий – с 1 компьютера. Числа случаев поэтому не сравниваются.';
    expect(plain(screen.getByRole('region', { name: 'Главное' }).textContent)).toMatch(
      new RegExp(`^3 случая\\..*${why}$`),
    );
    expect(screen.getAllByRole('columnheader', { name: 'Раньше: 1 ПК' }).length).toBeGreaterThan(1);
    fireEvent.click(screen.getByRole('radio', { name: 'Отчёт директору' }));
    const paper = plain((await screen.findByRole('article', { name: 'Отчёт директору' })).textContent);
    expect(paper).toContain(why);
    expect(paper).toContain('1–23 ноября 2026 г.: 2 ПК1–21 октября 2026 г.: 1 ПКИзменение');
    expect(paper).toMatch(/Всего31–/);
  });

  it('show the lessons of one room', async () => {
    await show(fakePorts(), 'reports');
    give(...(await sixFiles()));
    fireEvent.change(await screen.findByRole('combobox', { name: 'Кабинет' }), { target: { value: '2' } });
    await waitFor(async () => expect(await rowsOf('По урокам и дням недели')).toEqual(['3-й урок|0|1|0|0|0']));
  });
});
