import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyFile } from '../../../../core/verify/verify-file.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { gap, incident } from '../../../fixtures/journal-rows.ts';
import { parseCsv } from '../../../oracles/csv-reader.ts';
import { speak } from '../../i18n.ts';
import { fakePorts, manyRows } from '../fake-ports.ts';
import { pressButton, show, type } from '../show.tsx';

/** Presses the upper of two buttons with this name. */
const pressUpper = (name: string): void =>
  void fireEvent.click(screen.getAllByRole('button', { name })[0] as HTMLElement);

beforeEach(() => speak('ru'));
afterEach(cleanup);

const lines = async (): Promise<HTMLElement[]> => {
  const table = await screen.findByRole('table', { name: 'Записи журнала, сначала новые' });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .filter((row) => !row.classList.contains('day-line'));
};

const days = (): (string | null)[] =>
  screen.getAllByRole('row').flatMap((row) => (row.classList.contains('day-line') ? [row.textContent] : []));

/** Replace the non-breaking spaces of numbers. */
const plain = (text: string | null | undefined): string => (text ?? '').replace(/\s/g, ' ');

describe('the journal', () => {
  it('explains an empty journal', async () => {
    await show(fakePorts());
    expect(await screen.findByText('За этот период записей нет')).toBeTruthy();
  });

  it('shows an incident in words, with the item of the appendix', async () => {
    await show(fakePorts([{ seq: 1, entry: incident(), outcome: 'moved-to-max' }]));
    const [line] = await lines();
    expect(line?.textContent).toBe('3-й урокTelegramп. 5Веб-клиентПерешли в MAXНапоминание');
  });

  it('shows a gap', async () => {
    await show(fakePorts([{ seq: 1, entry: gap(4), outcome: null }]));
    expect((await lines())[0]?.textContent).toBe('Из журнала пропали 4 записи');
  });

  it('is translated into English', async () => {
    speak('en');
    const ports = fakePorts([
      { seq: 1, entry: incident({ lesson: null, hour: 9, reason: 'classroom' }), outcome: null },
    ]);
    await show(ports);
    expect(await screen.findByText('09:00–10:00', { selector: 'th' })).toBeTruthy();
    expect(screen.getByText('No answer yet')).toBeTruthy();
  });

  it('loads one page at a time and pages in both directions', async () => {
    const ports = fakePorts(manyRows(120, 20));
    await show(ports);
    expect(await lines()).toHaveLength(50);
    pressUpper('Старее');
    expect(await screen.findAllByText('Страница 2 из 3')).toHaveLength(2);
    pressUpper('Старее');
    await waitFor(async () => expect(await lines()).toHaveLength(20));
    expect(screen.getAllByRole('button', { name: 'Старее' })[0]?.getAttribute('aria-disabled')).toBe('true');
    pressUpper('Новее');
    await waitFor(async () => expect(await lines()).toHaveLength(50));
  });

  it('goes back to the first page if the current page was erased', async () => {
    const ports = fakePorts(manyRows(120, 20));
    await show(ports);
    await lines();
    pressUpper('Старее');
    await screen.findAllByText('Страница 2 из 3');
    await ports.eraseJournal();
    ports.journalChanged();
    expect(await screen.findByText('За этот период записей нет')).toBeTruthy();
    expect(vi.mocked(ports.journalPage).mock.lastCall?.[0].before).toBeUndefined();
  });

  it('groups lines by day and lesson, and names today and yesterday', async () => {
    const of = (seq: number, day: string, lesson: number) => {
      const id = `3f1b2c4d-5e6f-4a7b-8c9d-${String(seq).padStart(12, '0')}`;
      return { seq, entry: incident({ id, day, lesson }), outcome: 'closed' as const };
    };
    const rows = [of(5, '2026-11-23', 3), of(4, '2026-11-23', 3), of(3, '2026-11-23', 1), of(2, '2026-11-22', 1)];
    await show(fakePorts([...rows, of(1, '2026-11-20', 1)]));
    await lines();
    expect(days().map(plain)).toEqual(['Сегодня, 23 ноября 2026 г.', 'Вчера, 22 ноября 2026 г.', '20 ноября 2026 г.']);
    const lessons = [...document.querySelectorAll('.lesson-cell')].map((cell) => cell.getAttribute('rowspan'));
    expect(lessons).toEqual(['2', '1', '1', '1']);
  });

  it('says Only recorded, not an answer, of an incident without a reminder', async () => {
    await show(fakePorts([{ seq: 1, entry: incident({ mode: 'audit' }), outcome: null }]));
    expect((await lines())[0]?.textContent).toMatch(/Только запись$/);
  });

  it('shows the lines that fulfil the filter, and counts them', async () => {
    const rows = [...manyRows(3), { seq: 9, entry: gap(4, '2026-11-20'), outcome: null }];
    rows.unshift({ seq: 10, entry: incident({ system: 'discord', day: '2026-11-23', lesson: 5 }), outcome: null });
    await show(fakePorts(rows));
    expect(await screen.findByText('4 случая, всего строк: 5')).toBeTruthy();
    const choose = (label: string, value: string): void =>
      void fireEvent.change(screen.getByRole('combobox', { name: label }), { target: { value } });
    choose('Система', 'telegram');
    expect(await screen.findByText('3 случая, всего строк: 3')).toBeTruthy();
    choose('Урок или час', '5');
    expect(await screen.findByText('По этому отбору записей нет')).toBeTruthy();
    const fold = screen.getByRole('button', { name: 'Отбор: 2' });
    fireEvent.click(fold);
    expect(fold.getAttribute('aria-expanded'), 'in a narrow window').toBe('true');
    pressUpper('Сбросить отбор');
    choose('Строки', 'service');
    expect(await screen.findByText('0 случаев, всего строк: 1')).toBeTruthy();
    expect((await lines())[0]?.textContent).toBe('Из журнала пропали 4 записи');
  });

  it('explains an empty period of a journal that is not empty, and shows all of it', async () => {
    await show(fakePorts([{ seq: 1, entry: incident({ day: '2026-10-05' }), outcome: null }]));
    expect(await screen.findByText('За всё время: 1 случай, последний 05.10.2026.')).toBeTruthy();
    pressButton('Показать всё время');
    expect(await lines()).toHaveLength(1);
  });

  it('counts by system', async () => {
    await show(fakePorts(manyRows(7)));
    const table = await screen.findByRole('table', { name: 'За период: 7 случаев' });
    expect(within(table).getByRole('row', { name: 'Telegram п. 5 7' })).toBeTruthy();
    expect(within(table).getByRole('row', { name: 'WeChat п. 9 0' })).toBeTruthy();
  });

  it('asks for the days of the chosen period', async () => {
    const ports = fakePorts(manyRows(60));
    await show(ports);
    expect(await lines()).toHaveLength(23);
    fireEvent.click(screen.getByRole('radio', { name: 'Всё время' }));
    await waitFor(async () => expect(await lines()).toHaveLength(50));
    fireEvent.click(screen.getByRole('radio', { name: 'Выбрать дни' }));
    type('Начало', '2026-11-20');
    type('Конец', '2026-11-21');
    await waitFor(async () => expect(await lines()).toHaveLength(2));
    type('Конец', '2026-11-01');
    expect(screen.getByText('Последний день раньше первого.')).toBeTruthy();
    expect(await lines()).toHaveLength(2);
  });

  it('follows changes made elsewhere', async () => {
    const journal = manyRows(1);
    const ports = fakePorts(journal);
    await show(ports);
    expect(await lines()).toHaveLength(1);
    journal.unshift({ seq: 2, entry: incident(), outcome: null });
    ports.journalChanged();
    await waitFor(async () => expect(await lines()).toHaveLength(2));
  });

  it('offers a retry if it cannot be read', async () => {
    const ports = fakePorts(manyRows(1));
    vi.mocked(ports.journalPage).mockRejectedValueOnce(new Error('damaged'));
    await show(ports);
    await screen.findByRole('alert');
    pressButton('Прочитать ещё раз');
    expect(await lines()).toHaveLength(1);
  });
});

describe('exporting', () => {
  it('saves the period as CSV for Excel and says so', async () => {
    const ports = fakePorts(manyRows(60));
    await show(ports);
    pressButton('Сохранить CSV');
    await screen.findByText('Сохранено: dezhurny_2026-11-01_2026-11-30.csv (23 записи).');
    const [file] = ports.files;
    const rows = parseCsv(file?.text ?? '');
    expect(rows).toHaveLength(24);
    expect(rows[0]).toEqual([
      'Кабинет',
      'День',
      'Урок или час',
      'Система',
      'Пункт Приложения № 2',
      'Что открыли',
      'Режим',
      'Почему действовало правило',
      'Как замечено',
      'Чем закончилось',
      'Вид записи',
      'Пояснение',
    ]);
    expect(rows[1]?.slice(0, 5)).toEqual(['', '01.11.2026', '3', 'Telegram', '5']);
  });

  it('saves English CSV with commas and unambiguous dates', async () => {
    speak('en');
    const ports = fakePorts(manyRows(1));
    await show(ports);
    pressButton('Save CSV');
    await screen.findByText(/^Saved: /);
    expect(ports.files[0]?.text).toMatch(/\r\n"","2026-11-23","3","Telegram","5",/);
  });

  it('saves the period as XLSX with its totals', async () => {
    const ports = fakePorts(manyRows(23));
    await show(ports);
    pressButton('Сохранить XLSX');
    await screen.findByText('Сохранено: dezhurny_2026-11-01_2026-11-30.xlsx (23 записи).');
    const bytes = new Uint8Array(await new Blob(ports.files[0]?.parts).arrayBuffer());
    const text = (path: string): string => new TextDecoder().decode(unzipSync(bytes)[path]);
    expect(text('xl/workbook.xml')).toMatch(/name="Случаи".*name="Служебные записи".*name="Итоги"/);
    expect(text('xl/worksheets/sheet1.xml').match(/<row /g)).toHaveLength(24);
    expect(text('xl/sharedStrings.xml')).toContain('<t xml:space="preserve">Разрешений преподавателя</t>');
  });

  it('stops when asked and saves nothing', async () => {
    const ports = fakePorts(manyRows(1));
    ports.entriesBetween = async function* () {
      for (const row of manyRows(2)) {
        yield [row];
        await new Promise((resume) => setTimeout(resume, 20));
      }
    };
    await show(ports);
    pressButton('Сохранить CSV');
    await screen.findByRole('progressbar');
    pressButton('Остановить');
    expect(await screen.findByText('Подготовка файла остановлена, файл не сохранён.')).toBeTruthy();
    expect(ports.files).toEqual([]);
  });

  it('saves the period as JSON that the verifier finds intact', async () => {
    const ports = fakePorts(manyRows(2));
    await show(ports);
    pressButton('Сохранить JSON');
    await screen.findByText(/^Сохранено: .*\.json \(4 записи\)\.$/);
    expect(await verifyFile(ports.files[0]?.text ?? '', isSigned)).toMatchObject({
      intact: true,
      file: { entries: 4 },
    });
  });

  it('stops a JSON export while it is written', async () => {
    const ports = fakePorts(manyRows(2));
    const { promise, resolve } = Promise.withResolvers<void>();
    const snapshot = await ports.journalSnapshot({ from: null, to: null });
    ports.journalSnapshot = async () => ({
      ...snapshot,
      entriesOf: (log) => promise.then(() => snapshot.entriesOf(log)),
    });
    await show(ports);
    pressButton('Сохранить JSON');
    await screen.findByRole('progressbar');
    pressButton('Остановить');
    resolve();
    expect(await screen.findByText('Подготовка файла остановлена, файл не сохранён.')).toBeTruthy();
    expect(ports.files).toEqual([]);
  });

  it('leaves out damaged lines and says how many', async () => {
    const foreign = { ...incident(), url: 'https://web.telegram.org/#canary' };
    const ports = fakePorts([...manyRows(1), { seq: 9, entry: foreign, outcome: null }]);
    await show(ports);
    pressButton('Сохранить JSON');
    await screen.findByText('1 повреждённая запись не вошла в файл.');
    expect(ports.files[0]?.text).not.toContain('canary');
  });

  it('says when it fails', async () => {
    const ports = fakePorts(manyRows(1));
    ports.saveFile = async () => {
      throw new Error('FILE_BLOCKED');
    };
    await show(ports);
    pressButton('Сохранить CSV');
    expect(await screen.findByText(/^Файл подготовить не удалось/)).toBeTruthy();
  });
});

describe('the browser’s part of saving', () => {
  it('says that the file is saved only when it is', async () => {
    const ports = fakePorts(manyRows(1));
    const writing = Promise.withResolvers<'saved' | 'cancelled'>();
    ports.saveFile = () => writing.promise;
    await show(ports);
    pressButton('Сохранить CSV');
    expect(await screen.findByText('Браузер сохраняет файл…')).toBeTruthy();
    expect(screen.queryByText(/^Сохранено/)).toBeNull();
    writing.resolve('saved');
    expect(await screen.findByText(/^Сохранено/)).toBeTruthy();
  });

  it('says that nothing was saved when the person cancels the dialog', async () => {
    const ports = fakePorts(manyRows(1));
    ports.saveFile = async () => 'cancelled';
    await show(ports);
    pressButton('Сохранить CSV');
    expect(await screen.findByText(/файл не сохранён/)).toBeTruthy();
    expect(screen.queryByText(/^Сохранено/)).toBeNull();
  });
});

describe('days of which only sums are left', () => {
  it('are named where the period has some, and not elsewhere', async () => {
    const ports = fakePorts(manyRows(3));
    ports.keptDays = async () => ({ from: '2026-08-01', entriesFrom: '2026-11-10', lost: [] });
    await show(ports, 'journal');
    expect(await screen.findByText(/^Записи за дни до 10\.11\.2026 удалены по сроку хранения/)).toBeTruthy();
    ports.keptDays = async () => ({ from: '2026-08-01', entriesFrom: '2026-10-10', lost: [] });
    await show(ports, 'journal');
    await waitFor(() => expect(screen.queryAllByText(/удалены по сроку хранения/)).toHaveLength(1));
  });
});

describe('erasing', () => {
  it('lists what is lost, focuses the cancel button, and erases only if confirmed', async () => {
    const ports = fakePorts(manyRows(60));
    await show(ports, 'status');
    pressButton('Стереть журнал…');
    const dialog = await screen.findByRole('dialog', { name: 'Стереть журнал?' });
    expect(dialog.textContent).toContain('60 случаев');
    expect(dialog.textContent).toContain('суммы за день');
    expect(document.activeElement?.textContent).toBe('Не стирать');
    pressButton('Не стирать');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(ports.eraseJournal).not.toHaveBeenCalled();

    pressButton('Стереть журнал…');
    await screen.findByRole('dialog');
    pressButton('Стереть журнал');
    expect(await screen.findByText('Журнал стёрт.')).toBeTruthy();
  });

  it('leaves no line in a journal that was shown before', async () => {
    const open = await show(fakePorts(manyRows(3)), 'journal');
    expect(await screen.findByRole('table', { name: /Записи журнала/ })).toBeTruthy();
    open('status');
    pressButton('Стереть журнал…');
    await screen.findByRole('dialog');
    pressButton('Стереть журнал');
    await screen.findByText('Журнал стёрт.');
    open('journal');
    await waitFor(() => expect(screen.queryByRole('table', { name: /Записи журнала/ })).toBeNull());
  });

  it('offers to save the whole journal first', async () => {
    const ports = fakePorts(manyRows(60));
    await show(ports, 'status');
    pressButton('Стереть журнал…');
    await screen.findByRole('dialog');
    pressButton('Сохранить всё в CSV');
    await screen.findByText('Сохранено: dezhurny_2026-11-23.csv (60 записей).');
    expect(ports.eraseJournal).not.toHaveBeenCalled();
  });

  it('says when it fails', async () => {
    const ports = fakePorts(manyRows(1));
    vi.mocked(ports.eraseJournal).mockRejectedValueOnce(new Error('blocked'));
    await show(ports, 'status');
    pressButton('Стереть журнал…');
    await screen.findByRole('dialog');
    pressButton('Стереть журнал');
    expect(await screen.findByText(/^Стереть журнал не удалось/)).toBeTruthy();
  });
});
