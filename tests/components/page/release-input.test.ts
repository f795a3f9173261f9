import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { releasePointer } from '../../../entrypoints/messenger.content/release-pointer.ts';

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
  releasePointer();
  expect([frame.style.visibility, frame.style.getPropertyPriority('visibility')]).toEqual(['hidden', 'important']);
  vi.advanceTimersByTime(1000);
  expect([frame.style.visibility, frame.style.getPropertyPriority('visibility')]).toEqual([visibility, '']);
});

test('hides no other element', () => {
  const field = focused('input');
  releasePointer();
  expect(field.style.visibility).toBe('');
  expect(exitPointerLock).toHaveBeenCalled();
});
