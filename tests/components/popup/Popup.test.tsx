import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { Popup, type PopupProps } from '../../../components/popup/Popup.tsx';
import type { InForceReason, Situation } from '../../../core/decision/verdict.ts';
import type { EndLessonAnswer } from '../../../core/messages/popup-messages.ts';
import { pack } from '../../../rules/index.ts';
import { exemptionState } from '../../fixtures/exemption-state.ts';
import { speak } from '../i18n.ts';
import { press } from '../press.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const watched = (reason: InForceReason, lesson: number | null = null, to: string | null = null): Situation => ({
  inForce: true,
  reason,
  period: { day: '2026-11-23', lesson, hour: lesson === null ? 8 : null },
  to,
});

const show = (changes: Partial<PopupProps> = {}): PopupProps => {
  const props: PopupProps = {
    situation: { inForce: false, reason: 'outside' },
    systems: pack.systems.map(({ id, item, name }) => ({ id, item, name: name.ru })),
    words: pack.words.ru,
    support: pack.permitted.support.map(({ address }) => address),
    problems: { settings: 0, failures: 0 },
    school: null,
    exemptions: exemptionState(),
    wouldEnd: null,
    clock: (moment) => moment.slice(11, 16),
    exempt: vi.fn(),
    endExemption: vi.fn(),
    go: vi.fn(),
    startLesson: vi.fn(),
    endLesson: vi.fn(),
    openAdmin: vi.fn(),
    ...changes,
  };
  render(<Popup {...props} />);
  return props;
};
const state = (): string => (screen.getByRole('status').textContent ?? '').replaceAll('\u00a0', ' ');
const pressNamed = (name: string): void => press(screen.getByRole('button', { name }));

describe('whether the rule applies, and why', () => {
  test.each([
    [watched('classroom'), 'Сейчас учебное время', 'весь день'],
    [watched('lesson', 3, '09:15'), 'Сейчас учебное время', '3-й урок, до 09:15'],
    [watched('hand-lesson', null, '10:00'), 'Сейчас учебное время', 'до 10:00'],
    [{ inForce: false, reason: 'break' } as const, 'Сейчас не учебное время', 'перемена'],
    [{ inForce: false, reason: 'outside' } as const, 'Сейчас не учебное время', 'Занятий нет'],
  ])('%j', (situation, heading, why) => {
    for (const language of ['en', 'ru'] as const) {
      cleanup();
      speak(language);
      show({ situation });
    }
    expect(screen.getByRole('heading', { level: 1, name: heading })).toBeTruthy();
    expect(state()).toContain(why);
  });
});

describe('the next school time, if bells are used', () => {
  const lesson = { day: '2026-11-23', number: 2, from: '2026-11-23T09:25', to: '2026-11-23T10:10' };
  const after = { kind: 'outside', why: 'after', title: null } as const;
  const vacation = { kind: 'outside', why: 'vacation', title: { ru: 'Осенние', en: 'Autumn' } } as const;
  test.each([
    ['a lesson of today', after, lesson, 'Следующий урок: 2-й, в 09:25.'],
    ['none any more today', after, { ...lesson, day: '2026-11-24' }, 'Больше уроков сегодня нет.'],
    ['none all day', vacation, null, 'Уроков сегодня нет.'],
  ])('%s', (_name, time, next, told) => {
    show({ school: { day: '2026-11-23', time, next: null, lesson: next } });
    expect(state()).toContain(told);
  });

  it('is hidden without bells', () => {
    show();
    expect(state()).not.toMatch(/урок/i);
  });
});

it('lists the nine with their items', () => {
  show();
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
    await waitFor(() => expect(screen.getByText(/Попыток до паузы: 2/)).toBeTruthy());
  });

  it('moves focus to the button that replaces the pressed one', () => {
    const props = show();
    cleanup();
    const { rerender } = render(<Popup {...props} />);
    press(screen.getByRole('button', { name: /45/ }));
    rerender(<Popup {...props} situation={watched('hand-lesson', null, '10:00')} />);
    expect(document.activeElement?.textContent).toBe('Завершить занятие');
  });

  it.each(['classroom', 'lesson'] as const)('is not offered if the rule already applies: %s', (reason) => {
    show({ situation: watched(reason, reason === 'lesson' ? 1 : null) });
    expect(screen.queryByRole('button', { name: /45|занятие/ })).toBeNull();
    expect(screen.getByRole('region', { name: 'Занятие вне расписания' }).textContent).toMatch(/вручную/i);
  });
});

describe('problems', () => {
  it('says nothing while there are none', () => {
    show();
    expect(screen.queryByRole('note')).toBeNull();
  });

  test.each([
    [{ settings: 2, failures: 0 }, /Часть настроек/],
    [{ settings: 0, failures: 3 }, /Сбоев при записи в журнал: 3/],
  ])('%j are told', (problems, told) => {
    show({ problems });
    expect(screen.getByRole('note').textContent).toMatch(told);
  });
});
