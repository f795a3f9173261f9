import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RegulationChoice } from '../../../../components/admin/regulation/regulation-choice.ts';
import { writeRegulationFile } from '../../../../core/regulation/regulation-file.ts';
import type { Regulation } from '../../../../core/regulation/regulation-schema.ts';
import { pack } from '../../../../rules/index.ts';
import { builtInRegulation } from '../../../../rules/regulations/index.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';
import { speak } from '../../i18n.ts';
import { type FakePorts, fakePorts } from '../fake-ports.ts';
import { builtInChoice, pressButton, show, type } from '../show.tsx';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const own: RegulationChoice = { ...builtInChoice, regulation: inventedRegulation };
const saved = (ports: FakePorts): Regulation | undefined => vi.mocked(ports.saveRegulation).mock.lastCall?.[0];
const save = (): void => void fireEvent.submit(screen.getByRole('form', { name: 'Выбор и правка порядка школы' }));

async function open(choice = builtInChoice, ports = fakePorts()): Promise<FakePorts> {
  await show(ports, 'rules', pack, choice);
  pressButton(choice.source === 'policy' ? 'Показать целиком' : 'Изменить');
  return ports;
}

function importText(text: string): void {
  const input = screen.getByLabelText('Открыть файл', { selector: 'input' });
  fireEvent.change(input, { target: { files: [new File([text], 'school.json')] } });
}

/** Sends a pointer event to the grip of a line while the pointer is over an element. */
function point(grip: Element, type: string, over: Element | null, button = 0): void {
  document.elementFromPoint = () => over;
  fireEvent(grip, Object.assign(new Event(type, { bubbles: true, cancelable: true }), { button, pointerId: 1 }));
}

/** The line of a system, and its grip. */
function lineOf(name: string): { line: HTMLElement; grip: HTMLElement } {
  const line = screen.getByLabelText(`Номер пункта: ${name}`).closest('li') as HTMLElement;
  const grip = line.querySelector<HTMLElement>('.regulation-grip') as HTMLElement;
  grip.setPointerCapture = () => undefined;
  return { line, grip };
}

const checkbox = (name: string): HTMLInputElement => screen.getByRole('checkbox', { name });
const items = (): string[] =>
  screen.getAllByLabelText(/^Номер пункта: /).map((input) => {
    const system = input.getAttribute('aria-label')?.replace('Номер пункта: ', '');
    return `${(input as HTMLInputElement).value} ${system}`;
  });

describe('the file of a regulation', () => {
  it('is opened in the form and is in force when it is saved', async () => {
    const ports = fakePorts();
    await show(ports, 'rules');
    importText(writeRegulationFile(inventedRegulation));
    await screen.findByText('Порядок из файла открыт в форме. Проверьте его и сохраните.');
    expect((screen.getByLabelText('Полное название') as HTMLInputElement).value).toBe(
      inventedRegulation.school.fullName.ru,
    );
    expect(items()).toEqual(['4.1 Telegram', '4.2 WhatsApp', '4.2а Viber', '4.10 Skype for Business', '7 Discord']);
    expect(ports.saveRegulation).not.toHaveBeenCalled();
    save();
    await waitFor(() => expect(saved(ports)).toEqual(inventedRegulation));
    await screen.findByText('Настройки сохранены.');
  });

  it('names wrong fields and unknown systems one by one', async () => {
    await show(fakePorts(), 'rules');
    const list = [
      ...inventedRegulation.items,
      { item: '8', system: 'icq' },
      { item: 'x', system: 'viber' },
      { item: '9', system: 'viber' },
    ];
    const platforms = [...inventedRegulation.platforms, { id: 'mesh' }];
    importText(JSON.stringify({ ...inventedRegulation, items: list, platforms, clause: 7 }));
    const problems = await screen.findAllByText(/строка пропущена|пропущена \(|не учтено/);
    expect(problems.map(({ textContent }) => textContent)).toEqual([
      'Строка списка 6: системы «icq» в каталоге нет, строка пропущена.',
      'Строка списка 7 не подошла и пропущена (items.6.item).',
      'Строка списка 8: система «viber» уже есть выше, строка пропущена.',
      'Платформа из порядка пропущена (platforms.2.id): их может быть две, с кодами max и sferum, каждая один раз. Название, адрес и узлы у каждой могут быть любыми.',
      'Поле clause не подошло и не учтено.',
    ]);
    expect(items()).toHaveLength(5);
  });

  it.each(['{', '{"id":"gym-2026"}'])('that is not a regulation changes nothing: %s', async (text) => {
    await show(fakePorts(), 'rules');
    importText(text);
    await screen.findByText(/Файл не подошёл/);
    expect(screen.queryByLabelText('Полное название')).toBeNull();
  });

  it('is written for other PCs and for the kit', async () => {
    const ports = await open(own);
    pressButton('Сохранить в файл');
    await waitFor(() => expect(ports.files).toHaveLength(1));
    expect(ports.files[0]?.name).toBe('dezhurny-gym-2026-09-01.json');
    expect(JSON.parse(ports.files[0]?.text ?? '')).toEqual(inventedRegulation);
  });
});

describe('what is replaced', () => {
  it('comes back by one button, before and after it is saved', async () => {
    const ports = await open(own);
    type('Краткое название', 'Гимназия № 6');
    pressButton('Вернуть встроенный');
    expect((screen.getByLabelText('Краткое название') as HTMLInputElement).value).toBe(
      builtInRegulation.school.shortName.ru,
    );
    pressButton('Вернуть, как было');
    expect((screen.getByLabelText('Краткое название') as HTMLInputElement).value).toBe('Гимназия № 6');
    save();
    await waitFor(() => expect(saved(ports)?.school.shortName.ru).toBe('Гимназия № 6'));
    pressButton('Вернуть, как было');
    expect((screen.getByLabelText('Краткое название') as HTMLInputElement).value).toBe('Гимназия № 5');
  });

  it('is told to the browser while it is not saved', async () => {
    await open();
    const leave = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).toBe(true);
    type('Номер приказа', '7');
    await waitFor(() => expect(leave()).toBe(false));
    pressButton('Отменить изменения');
    await waitFor(() => expect(leave()).toBe(true));
  });
});

describe('the form', () => {
  it('names each error at its field and goes to the first one', async () => {
    const ports = await open();
    pressButton('Чистый бланк');
    save();
    const name = screen.getByLabelText('Полное название');
    await waitFor(() => expect(document.activeElement).toBe(name));
    const described = name.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toBe('Заполните это поле.');
    expect(screen.getByText('Отметьте хотя бы одну систему.')).toBeTruthy();
    expect(ports.saveRegulation).not.toHaveBeenCalled();
  });

  it('takes a name that is pasted in several lines as one line', async () => {
    await open();
    const title = screen.getByLabelText('Название документа') as HTMLTextAreaElement;
    fireEvent.input(title, { target: { value: 'Порядок применения \n сервисов' } });
    expect(title.value).toBe('Порядок применения сервисов');
  });

  it('wants another id for another list', async () => {
    await open();
    fireEvent.click(checkbox('Discord'));
    save();
    await screen.findByText(/Этот код у встроенного порядка/);
  });

  it.each([
    ['regulation.items.1.system: web.vk.me', /^Запретить нельзя: .* открывается и разрешённая платформа/],
    ['regulation.items.1.system', /^Эта сборка такую систему не распознаёт/],
  ])('names the system that is refused, and why: %s', async (path, reason) => {
    const ports = { ...fakePorts(), refusedOf: () => [path] };
    await open(own, ports);
    type('Номер приказа', '7');
    save();
    await screen.findByText(reason);
    expect(screen.getByLabelText('Номер пункта: WhatsApp').getAttribute('aria-invalid')).toBe('true');
  });

  it('adds and removes systems by ticking, with the next number', async () => {
    await open(own);
    expect(checkbox('Discord').checked).toBe(true);
    fireEvent.click(checkbox('Viber'));
    fireEvent.click(checkbox('WeChat'));
    expect(items()).toEqual(['4.1 Telegram', '4.2 WhatsApp', '4.10 Skype for Business', '7 Discord', '8 WeChat']);
  });

  it('moves a line by its buttons, which keep the focus', async () => {
    const ports = await open(own);
    const up = screen.getByRole('button', { name: 'WhatsApp: строкой выше' });
    up.focus();
    fireEvent.click(up);
    expect(items().slice(0, 2)).toEqual(['4.2 WhatsApp', '4.1 Telegram']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('WhatsApp: строкой выше');
    expect(document.activeElement?.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText('WhatsApp: строка 1 из 5')).toBeTruthy();
    save();
    await waitFor(() => expect(saved(ports)?.items[0]?.system).toBe('whatsapp'));
  });

  it('drags a line to the place of another one', async () => {
    const ports = await open(own);
    const [{ grip }, { line: viber }] = [lineOf('Telegram'), lineOf('Viber')];
    point(grip, 'pointerdown', grip);
    point(grip, 'pointermove', viber.querySelector('input'));
    expect(viber.hasAttribute('data-drop')).toBe(true);
    point(grip, 'pointerup', viber);
    expect(items().slice(0, 3)).toEqual(['4.2 WhatsApp', '4.2а Viber', '4.1 Telegram']);
    expect(viber.hasAttribute('data-drop')).toBe(false);
    save();
    await waitFor(() => expect(saved(ports)?.items[2]?.system).toBe('telegram'));
  });

  it.each<[string, (grip: HTMLElement, viber: HTMLElement) => void]>([
    ['the pointer only passes', (grip, viber) => point(grip, 'pointerup', viber)],
    [
      'another button is pressed',
      (grip, viber) => [point(grip, 'pointerdown', grip, 2), point(grip, 'pointerup', viber)],
    ],
    ['it is dropped outside the list', (grip) => [point(grip, 'pointerdown', grip), point(grip, 'pointerup', null)]],
    ['it is dropped in its own place', (grip) => [point(grip, 'pointerdown', grip), point(grip, 'pointerup', grip)]],
    [
      'the browser takes the pointer away',
      (grip, viber) => {
        for (const type of ['pointerdown', 'pointermove', 'pointercancel', 'pointerup']) point(grip, type, viber);
      },
    ],
  ])('leaves a line where it is if %s', async (_case, act) => {
    await open(own);
    const { line } = lineOf('Viber');
    act(lineOf('Telegram').grip, line);
    expect(items()[0]).toBe('4.1 Telegram');
    expect(line.hasAttribute('data-drop')).toBe(false);
  });

  it('takes link, name and hosts of a permitted platform, and drops one that is not permitted', async () => {
    const ports = await open(own);
    fireEvent.click(checkbox('Платформа разрешена: MAX'));
    expect(screen.queryByLabelText('Адрес: MAX')).toBeNull();
    type('Адрес: Сферум', 'https://sferum.ru/');
    type('Название на кнопках: Сферум', '«Класс»');
    type('Название на кнопках по-английски: Сферум', 'Class');
    type('Узлы: Сферум', 'sferum.ru *.sferum.ru');
    save();
    const hosts = ['sferum.ru', '*.sferum.ru'];
    await waitFor(() =>
      expect(saved(ports)?.platforms).toEqual([
        { id: 'sferum', link: 'https://sferum.ru/', name: { ru: '«Класс»', en: 'Class' }, hosts },
      ]),
    );
  });

  it('names a wrong host and goes to it', async () => {
    await open(own);
    type('Узлы: MAX', 'https://max.ru/');
    save();
    await screen.findByText(/^До 30 имён вида max\.ru/);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Узлы: MAX')));
  });

  it('says when the store refuses, and keeps the input', async () => {
    const ports = fakePorts();
    vi.mocked(ports.saveRegulation).mockRejectedValue(new Error('no store'));
    await open(own, ports);
    type('Номер приказа', '7');
    save();
    await screen.findByText(/^Сохранить настройки не удалось/);
    expect((screen.getByLabelText('Номер приказа') as HTMLInputElement).value).toBe('7');
  });
});

describe('a regulation that policy sets', () => {
  it('is read-only, says so, and can be saved as a file', async () => {
    const ports = await open({ ...own, source: 'policy' });
    expect(screen.getByText(/Порядок задан политикой/)).toBeTruthy();
    const form = screen.getByRole('form', { name: 'Выбор и правка порядка школы' });
    expect(within(form).queryByRole('button', { name: 'Открыть файл' })).toBeNull();
    expect(within(form).queryByRole('button', { name: 'Сохранить порядок' })).toBeNull();
    expect(screen.getByLabelText('Полное название').matches('fieldset:disabled *')).toBe(true);
    pressButton('Сохранить в файл');
    await waitFor(() => expect(ports.files).toHaveLength(1));
  });
});

it('is behind the passphrase, and the rules in force are not', async () => {
  const ports = fakePorts();
  ports.secrets.set('passphrase', 'open please');
  await show(ports, 'rules');
  await screen.findByRole('heading', { name: 'О правилах' });
  expect(screen.queryByRole('form', { name: 'Выбор и правка порядка школы' })).toBeNull();
});

it('speaks English', async () => {
  speak('en');
  await show(fakePorts(), 'rules');
  pressButton('Edit');
  expect(screen.getByLabelText('Full name')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Restore the built-in one' })).toBeTruthy();
});
