import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { PopupProps } from '../../../components/popup/popup-props.ts';
import { wholePopup } from '../../../components/popup/whole-popup.tsx';
import type { InForceReason, Situation } from '../../../core/decision/verdict.ts';
import type { EndLessonAnswer } from '../../../core/messages/popup-messages.ts';
import { pack } from '../../../rules/index.ts';
import { exemptionState } from '../../fixtures/exemption-state.ts';
import { speak } from '../i18n.ts';
import { press } from '../press.ts';
import { popupProps } from './popup-props.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const watched = (reason: InForceReason, lesson: number | null = null, to: string | null = null): Situation => ({
  inForce: true,
  reason,
  period: { day: '2026-11-23', lesson, hour: lesson === null ? 8 : null },
  to,
});

const show = (changes: Partial<PopupProps> = {}): PopupProps => {
  const props = popupProps(changes);
  render(wholePopup(props));
  return props;
};
const state = (): string => (screen.getByRole('status').textContent ?? '').replaceAll('\u00a0', ' ');
const pressNamed = (name: string): void => press(screen.getByRole('button', { name }));

describe('one status line says what is on, and until when', () => {
  const free = (
    why: 'before' | 'after' | 'day-off' | 'vacation' | 'holiday' | 'out-of-year',
    title: string | null,
  ) => ({
    school: {
      day: '2026-11-01',
      time: { kind: 'outside' as const, why, title: title === null ? null : { ru: title, en: title } },
      ...{ next: null, lesson: null },
    },
  });
  const school = {
    day: '2026-11-23',
    time: { kind: 'break', day: '2026-11-23', from: '', to: '2026-11-23T10:00', after: 1, before: 2 } as const,
    ...{ next: null, lesson: null },
  };
  test.each<[string, Partial<PopupProps>]>([
    ['Правило действует весь день', { situation: watched('classroom') }],
    ['Идёт 3-й урок — до 10:45', { situation: watched('lesson', 3, '10:45') }],
    ['Идёт занятие — до 10:00', { situation: watched('hand-lesson', null, '10:00') }],
    ['Идёт занятие', { situation: watched('hand-lesson') }],
    ['Урока нет, правило не действует', {}],
    ['Перемена до 10:00', { school }],
    ['Уроки ещё не начались', free('before', null)],
    ['Уроки на сегодня закончились', free('after', null)],
    ['Сегодня уроков нет', free('day-off', null)],
    ['Учебный год не идёт', free('out-of-year', null)],
    ['День народного единства', free('holiday', 'День народного единства')],
    ['Осенние каникулы до 8 ноября', { ...free('vacation', 'Осенние каникулы'), vacationEnd: '2026-11-08' }],
  ])('%s', (line, changes) => {
    show(changes);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(line);
  });

  it('says it in English too', () => {
    speak('en');
    show({ situation: watched('lesson', 3, '10:45') });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Lesson 3 is on — until 10:45');
  });
});

describe('the next lesson, if bells are used', () => {
  const lesson = { day: '2026-11-23', number: 2, from: '2026-11-23T09:25', to: '2026-11-23T10:10' };
  const time = { kind: 'outside', why: 'day-off', title: null } as const;
  test.each([
    ['of today', '2026-11-23', lesson, 'Следующий: 2-й урок, в 09:25.'],
    ['of another day, also on Sunday', '2026-11-22', lesson, 'Следующий: 2-й урок, понедельник, 23 ноября, 09:25.'],
    ['that is not known', '2026-11-22', null, 'В ближайшие пять недель уроков нет.'],
  ])('%s', (_name, day, next, told) => {
    show({ school: { day, time, next: null, lesson: next } });
    expect(state()).toContain(told);
  });

  it('is hidden without bells', () => {
    show();
    expect(state()).not.toMatch(/Следующий/);
  });
});

it('lists the nine with their items, folded', () => {
  show();
  expect(document.querySelector('details')?.open).toBe(false);
  const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(items).toEqual(pack.systems.map(({ item, name }) => `${item}. ${name.ru}`));
  expect(items).toHaveLength(9);
});

it('links to MAX, Сферум and the administrator’s page, for trusted clicks only', () => {
  const { go, openAdmin } = show();
  for (const button of screen.getAllByRole('button')) button.click();
  expect(go).not.toHaveBeenCalled();
  expect(openAdmin).not.toHaveBeenCalled();
  pressNamed('Перейти в MAX');
  pressNamed('Открыть Сферум');
  pressNamed('Страница администратора');
  expect(vi.mocked(go).mock.calls).toEqual([['max'], ['sferum']]);
  expect(openAdmin).toHaveBeenCalledOnce();
});

it('gives the support addresses of the regulation', () => {
  show();
  const links = screen.getAllByRole<HTMLAnchorElement>('link').map(({ href }) => href);
  expect(links).toEqual(['mailto:info@sferum.ru', 'mailto:support@max.ru']);
});

describe('a lesson by hand', () => {
  it.each([
    [/^45.минут$/, 45],
    [/^90.минут$/, 90],
    [/^Без срока$/, null],
  ])('%s starts one of %s minutes', (name, minutes) => {
    const { startLesson } = show();
    press(screen.getByRole('button', { name }));
    expect(startLesson).toHaveBeenCalledExactlyOnceWith(minutes);
  });

  it('is ended while it is on', () => {
    const exemptions = exemptionState({ possible: false });
    const { endLesson } = show({ situation: watched('hand-lesson'), exemptions });
    expect(screen.queryByRole('button', { name: /45/ })).toBeNull();
    pressNamed('Завершить занятие');
    expect(endLesson).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('is ended only with the PIN where one is set', async () => {
    const endLesson = vi.fn(async (): Promise<EndLessonAnswer> => ({ kind: 'wrong', left: 2, until: null }));
    show({ situation: watched('hand-lesson'), endLesson });
    pressNamed('Завершить занятие');
    expect(endLesson).not.toHaveBeenCalled();
    const field = await screen.findByLabelText<HTMLInputElement>('PIN преподавателя');
    expect(document.activeElement).toBe(field);
    fireEvent.input(field, { target: { value: '2580' } });
    expect(field.value, 'the document holds no PIN').toBe('••••');
    await waitFor(() => expect(field.validationMessage).toBe(''));
    pressNamed('Завершить');
    expect(endLesson).toHaveBeenCalledExactlyOnceWith('2580');
    await waitFor(() => expect(screen.getByText(/Осталось попыток: 2/)).toBeTruthy());
  });

  it('moves focus to the button that replaces the pressed one', () => {
    const props = show();
    cleanup();
    const { rerender } = render(wholePopup(props));
    press(screen.getByRole('button', { name: /45/ }));
    rerender(wholePopup({ ...props, situation: watched('hand-lesson', null, '10:00') }));
    expect(document.activeElement?.textContent).toBe('Завершить занятие');
  });

  it.each(['classroom', 'lesson'] as const)('is not offered if the rule already applies: %s', (reason) => {
    show({ situation: watched(reason, reason === 'lesson' ? 1 : null) });
    expect(screen.queryByRole('button', { name: /45|занятие/ })).toBeNull();
  });
});

describe('problems', () => {
  it('says nothing while there are none', () => {
    show();
    expect(screen.queryByRole('note')).toBeNull();
  });

  test.each([
    [{ settings: 2, failures: 0 }, /сообщите администратору/],
    [{ settings: 0, failures: 3 }, /Сбоев при записи в журнал: 3/],
  ])('%j are told', (problems, told) => {
    show({ problems });
    expect(screen.getByRole('note').textContent).toMatch(told);
  });
});
