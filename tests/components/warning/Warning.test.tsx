import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { Warning } from '../../../components/warning/Warning.tsx';
import type { WarningProps } from '../../../components/warning/warning-props.ts';
import { inForceReasons } from '../../../core/decision/verdict.ts';
import { pack } from '../../../rules/index.ts';
import { type ExampleWarning, exampleWarning } from '../../fixtures/example-warning.ts';
import { speak } from '../i18n.ts';
import { press } from '../press.ts';

const languages = ['ru', 'en'] as const;
const kinds = ['warn', 'redirect', 'block'] as const;

beforeEach(() => speak('ru'));
afterEach(cleanup);

const show = (changes: Partial<ExampleWarning> = {}): WarningProps => {
  const props = exampleWarning(changes);
  render(<Warning {...props} />);
  return props;
};
const text = (): string => (document.body.textContent ?? '').replaceAll('\u00a0', ' ');
const buttons = (): (string | null)[] => screen.getAllByRole('button').map((button) => button.textContent);

describe.each(languages)('in %s', (language) => {
  beforeEach(() => speak(language));

  const combinations = kinds.flatMap((kind) => inForceReasons.map((reason) => [kind, reason] as const));
  test.each(combinations)('%s, %s: names the system, cites the item and says why', (kind, reason) => {
    show({
      kind,
      reason,
      words: pack.words[language],
      system: 'Viber',
      item: '7',
      lesson: reason === 'lesson' ? 4 : null,
    });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Viber');
    expect(text()).toContain(language === 'ru' ? 'Приложение № 2, п. 7' : 'Appendix 2, item 7');
    expect(text()).not.toMatch(/[{}]|undefined|null/);
    if (reason !== 'classroom') expect(text()).toContain('09:15');
  });
});

test.each([
  ['lesson', 3, '09:15', 'Идёт 3-й урок — до 09:15.'],
  ['lesson', 3, null, 'Идёт 3-й урок.'],
  ['lesson', null, '09:15', 'Идёт урок — до 09:15.'],
  ['hand-lesson', null, '10:00', 'Идёт занятие — до 10:00. Его начал преподаватель.'],
  ['hand-lesson', null, null, 'Идёт занятие. Его начал преподаватель.'],
  ['classroom', null, null, 'Это компьютер учебного кабинета: правило действует весь день.'],
] as const)('why now: %s, lesson %s, to %s', (reason, lesson, to, sentence) => {
  show({ reason, lesson, to });
  expect(text()).toContain(sentence);
});

test.each([
  ['warn', null, ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться на странице', 'Почему я это вижу']],
  ['block', null, ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Почему я это вижу']],
  ['redirect', 7, ['Не переходить', 'Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Почему я это вижу']],
  [
    'redirect',
    null,
    ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться на странице', 'Почему я это вижу'],
  ],
] as const)('%s with %s seconds left offers %j', (kind, secondsLeft, names) => {
  show({ kind, secondsLeft });
  expect(buttons()).toEqual(names);
});

test.each([
  ['Перейти в MAX', 'max'],
  ['Открыть Сферум', 'sferum'],
  ['Закрыть вкладку', 'close'],
  ['Остаться на странице', 'stay'],
] as const)('«%s» chooses %s, pressed by a person', (name, choice) => {
  const { choose } = show();
  press(screen.getByRole('button', { name }));
  expect(choose).toHaveBeenCalledExactlyOnceWith(choice);
});

it('ignores clicks made by a script', () => {
  const { choose } = show({ kind: 'redirect', secondsLeft: 5 });
  for (const button of screen.getAllByRole('button')) {
    button.click();
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  }
  expect(choose).not.toHaveBeenCalled();
});

test.each([
  ['lesson', 'Telegram', 'На уроке пользуемся MAX, а не Telegram'],
  ['classroom', 'Telegram', 'На занятиях пользуемся MAX, а не Telegram'],
  ['classroom', 'ТамТам', 'На занятиях — MAX, а не ТамТам'],
] as const)('the headline says what to do: %s, %s', (reason, system, title) => {
  show({ reason, system });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title);
});

test.each([
  ['invite', 'Попросите прислать ссылку на чат школы (MAX).'],
  ['download', 'Программу Telegram на занятиях не ставят.'],
  ['site', 'Это сайт Telegram, на занятиях он не нужен.'],
  ['third-party', 'Этот сайт открывает Telegram, поэтому правило действует и здесь.'],
] as const)('says what to know about %s', (surface, sentence) => {
  show({ surface });
  expect(text()).toContain(sentence);
  cleanup();
  show({ surface: 'client' });
  expect(text()).not.toContain(sentence);
});

it('shows the school’s own words as text', () => {
  show({ schoolNote: 'Помощь — <b>каб. 7</b>' });
  expect(screen.getByText('Помощь — <b>каб. 7</b>')).toBeTruthy();
});

it('unfolds why it is shown and what is recorded', async () => {
  show();
  const why = screen.getByRole('button', { name: 'Почему я это вижу' });
  expect(why.getAttribute('aria-expanded')).toBe('false');
  expect(screen.getByText(/запишет день/).closest('[hidden]')).not.toBeNull();
  press(why);
  await expect.poll(() => why.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByText(/запишет день/).closest('[hidden]')).toBeNull();
});

describe('the second page', () => {
  const help = { text: 'Код показывает преподаватель.', hasJoinLink: true, hasMySchool: true };
  const turn = (name = 'Как войти в MAX здесь'): void => press(screen.getByRole('button', { name }));

  it('is offered only if there is something to say', () => {
    show();
    expect(screen.queryByRole('button', { name: /Как войти/ })).toBeNull();
  });

  it('says how to get into MAX and opens what the school names', async () => {
    const { choose } = show({ help });
    turn();
    expect(await screen.findByText(help.text)).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Войти по приглашению школы');
    press(screen.getByRole('button', { name: 'Войти по приглашению школы' }));
    press(screen.getByRole('button', { name: 'Открыть «Мою школу»' }));
    expect(vi.mocked(choose).mock.calls).toEqual([['join'], ['my-school']]);
    turn('Назад');
    expect(await screen.findByRole('button', { name: 'Перейти в MAX' })).toBeTruthy();
    await expect.poll(() => document.activeElement?.textContent).toBe('Перейти в MAX');
  });

  it('stops the countdown, so that nothing moves on while the person reads', () => {
    const { choose } = show({ help, kind: 'redirect', secondsLeft: 20 });
    turn();
    expect(choose).toHaveBeenCalledExactlyOnceWith('stop-countdown');
  });
});

describe('the countdown', () => {
  it('is visible every second and announced in steps', () => {
    const props = exampleWarning({ kind: 'redirect', secondsLeft: 10, secondsInAll: 10 });
    const { rerender } = render(<Warning {...props} />);
    const heard = screen.getByRole('status').textContent;
    expect(screen.getByRole('timer').textContent).toBe('MAX откроется через 10 с');
    rerender(<Warning {...props} secondsLeft={9} />);
    expect(screen.getByRole('timer').textContent).toBe('MAX откроется через 9 с');
    expect(screen.getByRole('timer').getAttribute('aria-live')).toBe('off');
    expect(screen.getByRole('status').textContent).toBe(heard);
    rerender(<Warning {...props} secondsLeft={5} />);
    expect(screen.getByRole('status').textContent).toContain('осталось секунд: 5');
  });

  it('says when it was stopped, and gives focus to what remains', () => {
    const props = exampleWarning({ kind: 'redirect', secondsLeft: 10 });
    const { rerender } = render(<Warning {...props} />);
    const stop = screen.getByRole('button', { name: 'Не переходить' });
    stop.focus();
    press(stop);
    expect(props.choose).toHaveBeenCalledExactlyOnceWith('stop-countdown');
    rerender(<Warning {...props} secondsLeft={null} />);
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByRole('status').textContent).toBe('Переход отменён.');
    expect(document.activeElement?.textContent).toBe('Перейти в MAX');
  });

  it('is hidden in other modes', () => {
    show({ kind: 'block' });
    expect(screen.queryByRole('status')).toBeNull();
  });
});

describe('«Это ошибка»', () => {
  const open = (): void => press(screen.getByRole('button', { name: 'Почему я это вижу' }));

  test.each([
    ['Это другой сайт', 'site'],
    ['Сейчас нет занятия', 'lesson'],
    ['Нам это разрешили', 'allowed'],
  ] as const)('«%s» reports %s once, and leaves the choices of the warning', async (name, reason) => {
    const { reportMistake, choose } = show();
    expect(screen.queryByRole('button', { name })).toBeNull();
    open();
    press(await screen.findByRole('button', { name }));
    expect(reportMistake).toHaveBeenCalledExactlyOnceWith(reason);
    expect((await screen.findByText(/^Отмечено/)).getAttribute('role')).toBe('status');
    expect(screen.queryByRole('button', { name })).toBeNull();
    expect(document.activeElement?.textContent).toBe('Почему я это вижу');
    expect(choose).not.toHaveBeenCalled();
    expect(buttons()).toContain('Перейти в MAX');
    open();
    await waitFor(() => expect(screen.queryByText(/^Отмечено/)?.closest('[hidden]')).not.toBeNull());
    open();
    await waitFor(() => expect(screen.getByText(/^Отмечено/).closest('[hidden]')).toBeNull());
    expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('stops the countdown, so that the answer can be read', async () => {
    const { choose } = show({ kind: 'redirect', secondsLeft: 7 });
    open();
    press(await screen.findByRole('button', { name: 'Это другой сайт' }));
    expect(choose).toHaveBeenCalledExactlyOnceWith('stop-countdown');
  });
});
