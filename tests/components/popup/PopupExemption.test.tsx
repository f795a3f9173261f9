import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { PopupExemption, type PopupExemptionProps } from '../../../components/popup/PopupExemption.tsx';
import type { Exemption } from '../../../core/exemption/exemption.ts';
import type { ExemptAnswer } from '../../../core/messages/popup-messages.ts';
import { pack } from '../../../rules/index.ts';
import { exemptionState } from '../../fixtures/exemption-state.ts';
import { speak } from '../i18n.ts';
import { press } from '../press.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const nothing = exemptionState({ left: 3 });
const on: Exemption = { from: '2026-11-23T08:40Z', until: '2026-11-23T09:15Z', scope: 'telegram', reason: 'fault' };

const show = (changes: Partial<PopupExemptionProps> = {}) => {
  const props: PopupExemptionProps = {
    exemptions: nothing,
    wouldEnd: '09:15',
    systems: pack.systems.map(({ id, name }) => ({ id, name: name.ru })),
    clock: (moment) => moment.slice(11, 16),
    exempt: vi.fn(async (): Promise<ExemptAnswer> => ({ kind: 'started', exemption: on })),
    endExemption: vi.fn(),
    ...changes,
  };
  return { props, ...render(<PopupExemption {...props} />) };
};
const pressNamed = (name: string): void => void act(() => press(screen.getByRole('button', { name })));
const ask = (): void => pressNamed('Разрешить до 09:15…');
const choose = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } });
const send = (pin: string): void => {
  fireEvent.input(screen.getByLabelText('PIN преподавателя'), { target: { value: pin } });
  fireEvent.submit(document.querySelector('form') as HTMLFormElement);
};

it('is hidden outside lessons, when nothing is forbidden', () => {
  const { container } = show({ wouldEnd: null });
  expect(container.textContent).toBe('');
});

test.each([
  [{ ...nothing, possible: false }, /PIN преподавателя не задан/],
  [{ ...nothing, left: 0 }, /на сегодня закончились/],
])('explains why it cannot be: %j', (exemptions, why) => {
  show({ exemptions });
  expect(screen.getByRole('region').textContent).toMatch(why);
  expect(screen.queryByRole('button')).toBeNull();
});

describe('asking', () => {
  it('takes what, why and the PIN', async () => {
    const { props } = show();
    ask();
    expect(document.activeElement).toBe(screen.getByLabelText('Что разрешить'));
    expect(screen.getByLabelText<HTMLSelectElement>('Что разрешить').options).toHaveLength(10);
    choose('Что разрешить', 'telegram');
    choose('Причина', 'fault');
    send('2580');
    await waitFor(() =>
      expect(props.exempt).toHaveBeenCalledExactlyOnceWith({ scope: 'telegram', reason: 'fault' }, '2580'),
    );
  });

  it('begins with all systems and a demonstration, and says how many are left', async () => {
    const { props } = show();
    ask();
    expect(screen.getByRole('status').textContent).toContain('Осталось на сегодня: 3.');
    send('2580');
    await waitFor(() => expect(props.exempt).toHaveBeenCalledWith({ scope: 'all', reason: 'demonstration' }, '2580'));
  });

  test.each<[ExemptAnswer, RegExp]>([
    [{ kind: 'wrong', left: 2, until: null }, /Попыток до паузы: 2/],
    [{ kind: 'wrong', left: 0, until: '2026-11-23T08:46Z' }, /не подошёл. Попробуйте снова в 08:46/],
    [{ kind: 'locked', until: '2026-11-23T08:46Z' }, /слишком много.* в 08:46/],
    [{ kind: 'used-up' }, /закончились/],
    [{ kind: 'no-lesson' }, /Занятие закончилось/],
    [{ kind: 'not-set' }, /не задан/],
    [{ kind: 'failed' }, /не удалось записать/],
  ])('%j is told, the PIN is cleared and keeps the focus', async (answer, told) => {
    show({ exempt: async () => answer });
    ask();
    send('0000');
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(told));
    const field = screen.getByLabelText<HTMLInputElement>('PIN преподавателя');
    expect(field.value).toBe('');
    expect(document.activeElement).toBe(field);
  });

  it('says so when the worker does not answer', async () => {
    show({ exempt: () => Promise.reject(new Error('no worker')) });
    ask();
    send('0000');
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/Попробуйте ещё раз/));
  });

  it('shows a delay before any input', () => {
    show({ exemptions: { ...nothing, lockedUntil: '2026-11-23T08:46Z' } });
    ask();
    expect(screen.getByRole('status').textContent).toContain('08:46');
  });

  it('can be cancelled', () => {
    show();
    ask();
    pressNamed('Отмена');
    expect(document.activeElement?.textContent).toBe('Разрешить до 09:15…');
  });
});

describe('while it is on', () => {
  it('says what, until when and why, and is ended with one click', () => {
    const { props } = show({ exemptions: { ...nothing, exemption: on } });
    expect(screen.getByRole('status').textContent).toBe('Разрешено до 09:15: Telegram.');
    expect(screen.getByRole('region').textContent).toContain('Причина: Школьная платформа не работает.');
    pressNamed('Завершить разрешение');
    expect(props.endExemption).toHaveBeenCalledOnce();
  });

  it('takes focus from the form', () => {
    const { props, rerender } = show();
    ask();
    rerender(<PopupExemption {...props} exemptions={{ ...nothing, exemption: { ...on, scope: 'all' } }} />);
    expect(screen.getByRole('status').textContent).toBe('Разрешены все системы до 09:15.');
    expect(document.activeElement?.textContent).toBe('Завершить разрешение');
  });
});
