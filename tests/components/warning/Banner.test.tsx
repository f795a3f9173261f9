import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { Banner } from '../../../components/warning/Banner.tsx';
import { exampleWarning } from '../../fixtures/example-warning.ts';
import { speak } from '../i18n.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const focused = (): string | null | undefined => document.activeElement?.textContent;
const tab = (shiftKey = false): boolean =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Tab', shiftKey });

describe('the dialog', () => {
  it('is a modal alertdialog that holds the system’s name and is described by the text', () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
    render(<Banner {...exampleWarning()} shrunk={false} />);
    const dialog = screen.getByRole('alertdialog', { name: /Telegram/ });
    expect(showModal).toHaveBeenCalledOnce();
    const described = (dialog.getAttribute('aria-describedby') ?? '').split(' ');
    const words = described.map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(words).toContain('Идёт 3-й урок');
    expect(words).toContain('Приложение № 2, п. 5');
    showModal.mockRestore();
  });

  it.each(['ru', 'en'] as const)('marks its language, whatever the page’s is: %s', (language) => {
    speak(language);
    const { rerender } = render(<Banner {...exampleWarning()} shrunk={false} />);
    expect(screen.getByRole('alertdialog').lang).toBe(language);
    rerender(<Banner {...exampleWarning()} shrunk={true} />);
    expect(screen.getByRole('complementary').lang).toBe(language);
  });

  it('focuses the first choice and keeps Tab inside in both directions', () => {
    render(<Banner {...exampleWarning()} shrunk={false} />);
    expect(focused()).toBe('Перейти в MAX');
    expect(tab(true)).toBe(false);
    expect(focused()).toBe('Почему я это вижу');
    expect(tab()).toBe(false);
    expect(focused()).toBe('Перейти в MAX');
    expect(tab()).toBe(true); // Between the edges the browser moves focus itself.
  });

  test.each(['warn', 'redirect', 'block'] as const)('Escape does not dismiss it: %s', (kind) => {
    const props = exampleWarning({ kind });
    render(<Banner {...props} shrunk={false} />);
    const dialog = screen.getByRole<HTMLDialogElement>('alertdialog');
    expect(fireEvent.keyDown(dialog, { key: 'Escape' })).toBe(false);
    expect(fireEvent(dialog, new Event('cancel', { cancelable: true }))).toBe(false);
    dialog.close(); // What Chromium does at a second Escape, whatever `cancel` was told.
    expect(dialog.open).toBe(true);
    expect(focused()).toBe('Перейти в MAX');
    expect(props.choose).not.toHaveBeenCalled();
  });

  it('focuses the button that stops a countdown', () => {
    render(<Banner {...exampleWarning({ kind: 'redirect', secondsLeft: 20 })} shrunk={false} />);
    expect(focused()).toBe('Не переходить');
  });

  it('hides key events from the page', () => {
    const heard = vi.fn();
    for (const type of ['keydown', 'keyup']) document.addEventListener(type, heard);
    render(<Banner {...exampleWarning()} shrunk={false} />);
    const button = screen.getByRole('button', { name: 'Открыть Сферум' });
    fireEvent.keyDown(button, { key: 'a' });
    fireEvent.keyUp(button, { key: 'a' });
    expect(heard).not.toHaveBeenCalled();
    for (const type of ['keydown', 'keyup']) document.removeEventListener(type, heard);
  });

  it('keeps focus when someone presses beside the buttons', () => {
    render(<Banner {...exampleWarning()} shrunk={false} />);
    expect(fireEvent.mouseDown(screen.getByRole('heading'))).toBe(false);
    expect(fireEvent.mouseDown(screen.getByRole('button', { name: 'Остаться на странице' }))).toBe(true);
  });

  it('is replaced by the strip and stays closed', () => {
    const props = exampleWarning();
    const { rerender } = render(<Banner {...props} shrunk={false} />);
    const dialog = screen.getByRole<HTMLDialogElement>('alertdialog');
    rerender(<Banner {...props} shrunk={true} />);
    expect(dialog.open).toBe(false);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(screen.getByRole('complementary', { name: /Telegram/ })).toBeTruthy();
  });
});
