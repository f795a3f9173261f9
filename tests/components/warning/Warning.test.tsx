import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { Warning, type WarningProps } from '../../../components/warning/Warning.tsx';
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
  ['lesson', 3, '09:15', 'Сейчас идёт 3-й урок, до 09:15.'],
  ['lesson', 3, null, 'Сейчас идёт 3-й урок.'],
  ['lesson', null, '09:15', 'Сейчас идёт урок, до 09:15.'],
  ['hand-lesson', null, '10:00', 'Сейчас идёт занятие, до 10:00. Его начал преподаватель.'],
  ['hand-lesson', null, null, 'Сейчас идёт занятие. Его начал преподаватель.'],
  ['classroom', null, null, 'Этот компьютер стоит в учебном кабинете, правило действует на нём весь день.'],
] as const)('why now: %s, lesson %s, to %s', (reason, lesson, to, sentence) => {
  show({ reason, lesson, to });
  expect(text()).toContain(sentence);
});

test.each([
  ['warn', null, ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться']],
  ['block', null, ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку']],
  ['redirect', 7, ['Остановить', 'Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку']],
  ['redirect', null, ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться']],
] as const)('%s with %s seconds left offers %j', (kind, secondsLeft, names) => {
  show({ kind, secondsLeft });
  expect(buttons()).toEqual(names);
});

test.each([
  ['Перейти в MAX', 'max'],
  ['Открыть Сферум', 'sferum'],
  ['Закрыть вкладку', 'close'],
  ['Остаться', 'stay'],
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

describe('the countdown', () => {
  it('is visible every second and announced once', () => {
    const props = exampleWarning({ kind: 'redirect', secondsLeft: 10 });
    const { rerender } = render(<Warning {...props} />);
    const heard = screen.getByRole('status').textContent;
    expect(screen.getByRole('timer').textContent).toBe('Переход в MAX через 10 с');
    rerender(<Warning {...props} secondsLeft={9} />);
    expect(screen.getByRole('timer').textContent).toBe('Переход в MAX через 9 с');
    expect(screen.getByRole('timer').getAttribute('aria-live')).toBe('off');
    expect(screen.getByRole('status').textContent).toBe(heard);
  });

  it('says when it was stopped, and gives focus to what remains', () => {
    const props = exampleWarning({ kind: 'redirect', secondsLeft: 10 });
    const { rerender } = render(<Warning {...props} />);
    const stop = screen.getByRole('button', { name: 'Остановить' });
    stop.focus();
    press(stop);
    expect(props.choose).toHaveBeenCalledExactlyOnceWith('stop-countdown');
    rerender(<Warning {...props} secondsLeft={null} />);
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByRole('status').textContent).toBe('Автоматический переход остановлен.');
    expect(document.activeElement?.textContent).toBe('Перейти в MAX');
  });

  it('is hidden in other modes', () => {
    show({ kind: 'block' });
    expect(screen.queryByRole('status')).toBeNull();
  });
});
