import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Strip } from '../../../components/warning/Strip.tsx';
import { exampleWarning } from '../../fixtures/example-warning.ts';
import { speak } from '../i18n.ts';
import { press } from '../press.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

describe('the strip', () => {
  it('names the system, cites the item and offers MAX, nothing else', () => {
    const props = exampleWarning({ system: 'WeChat', item: '9' });
    render(<Strip {...props} />);
    const strip = screen.getByRole('complementary', { name: 'WeChat не используется на занятиях' });
    expect(strip.textContent).toContain('Приложение № 2, п. 9');
    expect(screen.getAllByRole('button')).toHaveLength(1);
    press(screen.getByRole('button', { name: 'Перейти в MAX' }));
    expect(props.choose).toHaveBeenCalledExactlyOnceWith('max');
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
