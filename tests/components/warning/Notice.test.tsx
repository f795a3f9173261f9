import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, test, vi } from 'vitest';
import { NeutralNotice, Notice } from '../../../components/warning/Notice.tsx';
import { UnopenedNotice } from '../../../components/warning/UnopenedNotice.tsx';
import { noticedBy } from '../../../core/journal/entry.ts';
import { pack } from '../../../rules/index.ts';
import { exampleWarning } from '../../fixtures/example-warning.ts';
import { speak } from '../i18n.ts';
import { press } from '../press.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

test.each(['unreachable', 'no-access', 'refused', 'attempt'] as const)(
  '%s: the same text and choices as the banner',
  (noticed) => {
    const props = exampleWarning();
    render(<Notice {...props} noticed={noticed} />);
    const main = within(screen.getByRole('main'));
    expect(main.getByRole('heading', { level: 1, name: 'На уроке пользуемся MAX, а не Telegram' })).toBeTruthy();
    const names = main.getAllByRole('button').map(({ textContent }) => textContent);
    expect(names).toEqual([
      'Перейти в MAX',
      'Открыть Сферум',
      'Закрыть вкладку',
      'Остаться на странице',
      'Почему я это вижу',
    ]);
    press(main.getByRole('button', { name: 'Закрыть вкладку' }));
    expect(props.choose).toHaveBeenCalledExactlyOnceWith('close');
  },
);

it.each(['ru', 'en'] as const)('has a different text for each cause (%s)', (language) => {
  speak(language);
  const told = noticedBy.map((noticed) => {
    render(<Notice {...exampleWarning()} noticed={noticed} />);
    const words = screen.getByRole('main').textContent;
    cleanup();
    return words;
  });
  expect(new Set(told).size).toBe(noticedBy.length);
});

it('says that the site does not answer and is not needed', () => {
  render(<Notice {...exampleWarning()} noticed="unreachable" />);
  expect(screen.getByText('Сайт не отвечает. На занятиях он и не нужен.')).toBeTruthy();
});

it('says in mode block that the lesson closed the site, not that the connection failed', () => {
  render(<Notice {...exampleWarning({ kind: 'block' })} noticed="refused" />);
  expect(screen.getByText(/доступ к этому сайту закрыт/)).toBeTruthy();
  expect(screen.queryByText(/не отвечает/)).toBeNull();
});

it('offers to wait for a page that may still come', () => {
  const props = exampleWarning({ isPending: true });
  render(<Notice {...props} noticed="attempt" />);
  expect(screen.queryByRole('button', { name: 'Остаться на странице' })).toBeNull();
  press(screen.getByRole('button', { name: 'Всё равно ждать' }));
  expect(props.choose).toHaveBeenCalledExactlyOnceWith('stay');
});

it('does not offer to wait in mode block', () => {
  render(<Notice {...exampleWarning({ kind: 'block', isPending: true })} noticed="attempt" />);
  expect(screen.queryByRole('button', { name: /ждать/ })).toBeNull();
});

it('offers only MAX and Сферум without the data of a warning', () => {
  const choose = vi.fn();
  render(<NeutralNotice words={pack.words.ru} choose={choose} />);
  expect(screen.getByRole('heading', { level: 1 })).toBeTruthy();
  const buttons = screen.getAllByRole('button');
  expect(buttons.map(({ textContent }) => textContent)).toEqual(['Перейти в MAX', 'Открыть Сферум']);
  for (const button of buttons) press(button);
  expect(choose.mock.calls).toEqual([['max'], ['sferum']]);
});

it('says what to check when a platform did not open, and offers to try again or another one', () => {
  const choose = vi.fn();
  render(<UnopenedNotice words={pack.words.ru} platform="max" choose={choose} />);
  expect(screen.getByRole('heading', { level: 1, name: 'MAX не открывается' })).toBeTruthy();
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('нет интернета'),
    expect.stringContaining('дату и время'),
    expect.stringContaining('сертификаты Минцифры'),
  ]);
  for (const button of screen.getAllByRole('button')) press(button);
  expect(choose.mock.calls).toEqual([['max'], ['sferum'], ['close']]);
});

it('offers no other platform where the school permits one', () => {
  render(<UnopenedNotice words={{ ...pack.words.ru, sferum: '' }} platform="max" choose={vi.fn()} />);
  const names = screen.getAllByRole('button').map(({ textContent }) => textContent);
  expect(names).toEqual(['Попробовать ещё раз', 'Закрыть вкладку']);
});
