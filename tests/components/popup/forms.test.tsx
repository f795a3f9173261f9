import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { PopupProps } from '../../../components/popup/popup-props.ts';
import { wholePopup } from '../../../components/popup/whole-popup.tsx';
import type { Exemption } from '../../../core/exemption/exemption.ts';
import type {
  ClassCodeAnswer,
  ExemptAnswer,
  PlanAnswer,
  SeedAnswer,
  ShowCodeAnswer,
} from '../../../core/messages/popup-messages.ts';
import { exemptionState } from '../../fixtures/exemption-state.ts';
import { speak } from '../i18n.ts';
import { press } from '../press.ts';
import { popupProps } from './popup-props.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const on: Exemption = { from: '2026-11-23T08:40Z', until: '2026-11-23T09:15Z', scope: 'telegram', reason: 'fault' };
const used = { isUsed: true, hasSeed: false, lockedUntil: null };
const lesson = { day: '2026-11-24', lesson: 2, from: '09:25', to: '10:10' };

const show = (changes: Partial<PopupProps> = {}) => {
  const props = popupProps({ exemptions: exemptionState({ left: 3 }), wouldEnd: '09:15', ...changes });
  return { props, ...render(wholePopup(props)) };
};
const pressNamed = (name: string | RegExp): void => void act(() => press(screen.getByRole('button', { name })));
const choose = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } });
const type = (label: string, value: string): void =>
  void fireEvent.input(screen.getByLabelText(label), { target: { value } });
const submit = (): void => void fireEvent.submit(document.querySelector('form') as HTMLFormElement);
const send = (pin: string): void => {
  type('PIN преподавателя', pin);
  submit();
};
const told = (): string => document.querySelector('form [role=status]')?.textContent ?? '';
const focused = (): string => document.activeElement?.textContent ?? '';

describe('an exemption of this PC', () => {
  const ask = (): void => pressNamed('Разрешить до 09:15…');

  test.each([
    [exemptionState({ possible: false }), /PIN ещё не задан. Попросите администратора его задать./],
    [exemptionState({ left: 0 }), /на сегодня закончились/],
  ])('explains why it cannot be', (exemptions, why) => {
    show({ exemptions });
    expect(screen.getByRole('region', { name: 'Преподавателю' }).textContent).toMatch(why);
    expect(screen.queryByRole('button', { name: /^Разрешить до/ })).toBeNull();
  });

  it('takes what, why and the PIN, and hides everything else meanwhile', async () => {
    const exempt = vi.fn(async (): Promise<ExemptAnswer> => ({ kind: 'started', exemption: on }));
    show({ exempt });
    ask();
    expect(screen.queryByRole('button', { name: 'Страница администратора' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByLabelText('Что разрешить'));
    expect(screen.getByLabelText<HTMLSelectElement>('Что разрешить').options).toHaveLength(10);
    choose('Что разрешить', 'telegram');
    choose('Причина', 'fault');
    send('2580');
    await waitFor(() => expect(exempt).toHaveBeenCalledExactlyOnceWith({ scope: 'telegram', reason: 'fault' }, '2580'));
    await waitFor(() => expect(screen.queryByLabelText('Причина')).toBeNull());
  });

  it('is not sent without a chosen reason', () => {
    const { props } = show();
    ask();
    const reason = screen.getByLabelText<HTMLSelectElement>('Причина');
    expect([reason.value, reason.validity.valueMissing]).toEqual(['', true]);
    expect(told()).toContain('Осталось на сегодня: 3.');
    send('2580');
    expect(props.exempt).not.toHaveBeenCalled();
  });

  test.each<[ExemptAnswer, RegExp]>([
    [{ kind: 'wrong', left: 2, until: null }, /Неверный PIN. Осталось попыток: 2/],
    [{ kind: 'wrong', left: 0, until: '2026-11-23T08:46Z' }, /Неверный PIN. Попробуйте снова в 08:46/],
    [{ kind: 'locked', until: '2026-11-23T08:46Z' }, /слишком много.* в 08:46/],
    [{ kind: 'used-up' }, /закончились/],
    [{ kind: 'no-lesson' }, /Занятие закончилось/],
    [{ kind: 'not-set' }, /не задан/],
    [{ kind: 'failed' }, /не удалось записать/],
  ])('%j is told, the PIN is cleared and keeps the focus', async (answer, text) => {
    show({ exempt: async () => answer });
    ask();
    choose('Причина', 'fault');
    send('0000');
    await waitFor(() => expect(told()).toMatch(text));
    const field = screen.getByLabelText<HTMLInputElement>('PIN преподавателя');
    expect(field.value).toBe('');
    expect(document.activeElement).toBe(field);
  });

  it('says so when the worker does not answer', async () => {
    show({ exempt: () => Promise.reject(new Error('no worker')) });
    ask();
    choose('Причина', 'fault');
    send('0000');
    await waitFor(() => expect(told()).toMatch(/Попробуйте ещё раз/));
  });

  it('shows a delay before any input', () => {
    show({ exemptions: exemptionState({ lockedUntil: '2026-11-23T08:46Z' }) });
    ask();
    expect(told()).toContain('08:46');
  });

  it('can be cancelled, and focus returns to its button', () => {
    show();
    ask();
    pressNamed('Отмена');
    expect(focused()).toBe('Разрешить до 09:15…');
  });

  it('closes with the bell', () => {
    const { props, rerender } = show();
    ask();
    rerender(wholePopup({ ...props, wouldEnd: null }));
    expect(screen.queryByLabelText('Причина')).toBeNull();
  });

  it('in force says what, until when and why, and is ended with one click', () => {
    const { props } = show({ exemptions: exemptionState({ exemption: on }) });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('До 09:15 разрешено: Telegram');
    expect(screen.getByRole('region', { name: 'Преподавателю' }).textContent).toContain(
      'Причина: Школьная платформа не работает.',
    );
    pressNamed('Завершить разрешение');
    expect(props.endExemption).toHaveBeenCalledOnce();
  });

  it('in force takes focus from the form', () => {
    const { props, rerender } = show();
    ask();
    rerender(wholePopup({ ...props, exemptions: exemptionState({ exemption: { ...on, scope: 'all' } }) }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Разрешены все системы до 09:15');
    expect(focused()).toBe('Завершить разрешение');
  });
});

describe('the code for the whole class', () => {
  const withCode = (changes = {}) => exemptionState({ classCode: { ...used, ...changes } });

  it('is offered only where the school has codes', () => {
    show();
    expect(screen.queryByRole('button', { name: /код/i })).toBeNull();
  });

  it('is typed as it is read, also without a PIN on this PC', async () => {
    const useCode = vi.fn(async (): Promise<ClassCodeAnswer> => ({ kind: 'started', exemption: on }));
    show({ useCode, exemptions: exemptionState({ possible: false, classCode: used }) });
    pressNamed('Ввести код класса');
    type('Код от преподавателя', '7k3m q9xt 2vhb');
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('Код от преподавателя').validationMessage).toBe(''),
    );
    submit();
    await waitFor(() => expect(useCode).toHaveBeenCalledExactlyOnceWith('7K3MQ9XT2VHB'));
    await waitFor(() => expect(screen.queryByLabelText('Код от преподавателя')).toBeNull());
  });

  it('of another form is not sent', () => {
    const { props } = show({ exemptions: withCode() });
    pressNamed('Ввести код класса');
    type('Код от преподавателя', '7K3M');
    submit();
    expect(props.useCode).not.toHaveBeenCalled();
    expect(screen.getByLabelText<HTMLInputElement>('Код от преподавателя').validationMessage).toMatch(/12 латинских/);
  });

  test.each<[ClassCodeAnswer, RegExp]>([
    [{ kind: 'wrong', left: 4, until: null }, /Код не подошёл. Он свой у каждого урока. Осталось попыток: 4/],
    [{ kind: 'locked', until: '2026-11-23T08:46Z' }, /в 08:46/],
    [{ kind: 'no-lesson' }, /за 5 минут до урока/],
    [{ kind: 'not-set' }, /нет кодов/],
    [{ kind: 'planned' }, /начнётся вместе с уроком/],
    [{ kind: 'failed' }, /не удалось записать/],
  ])('%j is told', async (answer, text) => {
    show({ exemptions: withCode(), useCode: async () => answer });
    pressNamed('Ввести код класса');
    type('Код от преподавателя', '7K3MQ9XT2VHB');
    submit();
    await waitFor(() => expect(told()).toMatch(text));
  });

  it('is shown on a PC with the seed after the PIN, with its lesson', async () => {
    const times = { from: '2026-11-23T08:30Z', until: '2026-11-23T09:15Z' };
    const showCode = vi.fn(
      async (): Promise<ShowCodeAnswer> => ({ kind: 'shown', code: '7K3MQ9XT2VHB', lesson: 3, ...times }),
    );
    show({ exemptions: withCode({ hasSeed: true }), showCode });
    pressNamed('Показать код');
    send('2580');
    await waitFor(() => expect(screen.getByText('7K3M-Q9XT-2VHB')).toBeTruthy());
    expect(showCode).toHaveBeenCalledExactlyOnceWith('2580');
    expect(told()).toContain('Код 3-го урока, с 08:30 до 09:15.');
    pressNamed('Назад');
    expect(focused()).toBe('Показать код');
  });

  test.each<[SeedAnswer, RegExp]>([
    [{ kind: 'unlike' }, /не от кодов этой школы/],
    [{ kind: 'wrong', left: 2, until: null }, /Неверный PIN/],
    [{ kind: 'no-anchor' }, /нет кодов/],
  ])('needs the seed, once with the PIN; %j is told', async (answer, text) => {
    const saveSeed = vi.fn(async () => answer);
    show({ exemptions: withCode(), saveSeed });
    pressNamed('Ввести ключ кодов');
    type('Ключ от администратора', '169C-6AG6-MC0H-MPJA-CPNH-0PX4');
    send('2580');
    await waitFor(() => expect(saveSeed).toHaveBeenCalledExactlyOnceWith('169C6AG6MC0HMPJACPNH0PX4', '2580'));
    await waitFor(() => expect(told()).toMatch(text));
  });
});

describe('an exemption planned ahead', () => {
  const planned = { day: '2026-11-24', lesson: 2, hour: null, scope: 'all', reason: 'demonstration' } as const;

  it('takes a lesson of the next days, what, why and the PIN', async () => {
    const plan = vi.fn(async (): Promise<PlanAnswer> => ({ kind: 'planned' }));
    show({ plan, lessons: [lesson] });
    pressNamed('Запланировать разрешение');
    expect(screen.getByRole('group', { name: 'вторник, 24 ноября' })).toBeTruthy();
    choose('Урок', screen.getByRole<HTMLOptionElement>('option', { name: '2-й урок, 09:25–10:10' }).value);
    choose('Причина', 'demonstration');
    send('2580');
    await waitFor(() =>
      expect(plan).toHaveBeenCalledExactlyOnceWith(lesson, { scope: 'all', reason: 'demonstration' }, '2580'),
    );
    await waitFor(() => expect(screen.queryByLabelText('Урок')).toBeNull());
  });

  it('is listed and can be cancelled', () => {
    const { props } = show({ exemptions: exemptionState({ planned: [planned] }) });
    expect(screen.getByRole('list', { name: 'Запланированные разрешения' }).textContent).toContain(
      '24 ноября, 2-й урок',
    );
    pressNamed('Отменить: 24 ноября, 2-й урок');
    expect(screen.getByText('Отменить: 24 ноября, 2-й урок? Чтобы запланировать снова, нужен PIN.')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Оставить');
    pressNamed('Оставить');
    expect(document.activeElement?.textContent).toBe('Отменить');
    expect(props.cancelPlan).not.toHaveBeenCalled();
    pressNamed('Отменить: 24 ноября, 2-й урок');
    pressNamed('Отменить');
    expect(props.cancelPlan).toHaveBeenCalledExactlyOnceWith(planned);
  });

  it('is not offered without lessons ahead', () => {
    show();
    expect(screen.queryByRole('button', { name: 'Запланировать разрешение' })).toBeNull();
  });
});
