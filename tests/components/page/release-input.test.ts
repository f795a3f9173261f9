import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { releaseInput } from '../../../entrypoints/messenger.content/release-input.ts';

const exitPointerLock = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(document, { exitPointerLock });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Give the focus to a new element. */
function focused(name: string, visibility = ''): HTMLElement {
  const element = document.createElement(name);
  element.style.visibility = visibility;
  vi.spyOn(document, 'activeElement', 'get').mockReturnValue(element);
  return element;
}

test.each(['', 'visible'])('hides the frame with the focus for a moment, which had visibility “%s”', (visibility) => {
  const frame = focused('iframe', visibility);
  releaseInput();
  expect([frame.style.visibility, frame.style.getPropertyPriority('visibility')]).toEqual(['hidden', 'important']);
  vi.advanceTimersByTime(1000);
  expect([frame.style.visibility, frame.style.getPropertyPriority('visibility')]).toEqual([visibility, '']);
});

test('hides no other element', () => {
  const field = focused('input');
  releaseInput();
  expect(field.style.visibility).toBe('');
  expect(exitPointerLock).toHaveBeenCalled();
});

test('releases the keys that a page in full screen took, where the browser can', () => {
  focused('input');
  const unlock = vi.fn();
  Object.assign(navigator, { keyboard: { unlock } });
  releaseInput();
  expect(unlock).toHaveBeenCalledOnce();
  Reflect.deleteProperty(navigator, 'keyboard');
  releaseInput();
});
