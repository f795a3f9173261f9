import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Strip } from '../../../components/warning/Strip.tsx';
import { exampleWarning } from '../../fixtures/example-warning.ts';
import { speak } from '../i18n.ts';
import { press } from '../press.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

describe('the strip', () => {
  it('names the system, cites the item and offers MAX', () => {
    const props = exampleWarning({ system: 'WeChat', item: '9' });
    render(<Strip {...props} />);
    const strip = screen.getByRole('complementary', { name: 'На уроке пользуемся MAX, а не WeChat' });
    expect(strip.textContent).toContain('Приложение № 2, п. 9');
    const names = screen
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label') ?? button.textContent);
    expect(names).toEqual(['Перейти в MAX', 'Переместить вниз', 'Свернуть']);
    press(screen.getByRole('button', { name: 'Перейти в MAX' }));
    expect(props.choose).toHaveBeenCalledExactlyOnceWith('max');
  });

  it('folds to its mark and back', async () => {
    render(<Strip {...exampleWarning()} />);
    press(screen.getByRole('button', { name: 'Свернуть' }));
    const unfold = await screen.findByRole('button', { name: 'Показать напоминание' });
    expect(screen.getAllByRole('button')).toEqual([unfold]);
    press(unfold);
    expect(await screen.findByRole('button', { name: 'Перейти в MAX' })).toBeTruthy();
  });

  it('moves to the lower edge and back', async () => {
    render(<Strip {...exampleWarning()} />);
    press(screen.getByRole('button', { name: 'Переместить вниз' }));
    const back = await screen.findByRole('button', { name: 'Переместить наверх' });
    expect(screen.getByRole('complementary').className).toContain('strip-low');
    press(back);
    await screen.findByRole('button', { name: 'Переместить вниз' });
    expect(screen.getByRole('complementary').className).not.toContain('strip-low');
  });

  it('takes no focus from the page', () => {
    const before = document.activeElement;
    render(<Strip {...exampleWarning()} />);
    expect(document.activeElement).toBe(before);
  });

  it('enters the top layer if the browser supports popovers', () => {
    const showPopover = vi.fn();
    Object.assign(HTMLElement.prototype, { showPopover });
    render(<Strip {...exampleWarning()} />);
    expect(showPopover).toHaveBeenCalledOnce();
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
    cleanup();
    expect(() => render(<Strip {...exampleWarning()} />)).not.toThrow();
  });
});
