import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Popup } from '../../../components/popup/Popup.tsx';
import { wholePopup } from '../../../components/popup/whole-popup.tsx';
import { speak } from '../i18n.ts';
import { popupProps } from './popup-props.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const showFirst = () => render(<Popup {...popupProps()} exemption={null} rest={null} />);
const buttons = (): string[] => screen.getAllByRole('button').map(({ textContent }) => textContent ?? '');

it('has the state and the ways to the platforms before the rest is loaded', () => {
  showFirst();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Урока нет, правило не действует');
  expect(buttons()).toEqual(['Перейти в MAX', 'Открыть Сферум']);
});

it('stays in place, with the focus in it, when the rest arrives', () => {
  const { rerender } = showFirst();
  const [state, button] = [screen.getByRole('status'), screen.getAllByRole('button')[1]];
  button?.focus();
  rerender(wholePopup(popupProps()));
  expect(buttons().length).toBeGreaterThan(2);
  expect(screen.getByRole('status')).toBe(state);
  expect(document.activeElement).toBe(button);
});

it('takes no focus when the rest arrives', () => {
  const { rerender } = showFirst();
  rerender(wholePopup(popupProps()));
  expect(document.activeElement).toBe(document.body);
});
