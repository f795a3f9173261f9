import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { countDown } from '../../../platform/browser/countdown.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Make the page visible or hidden. */
const become = (state: DocumentVisibilityState): void =>
  void vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);

it('counts only while the page is visible, and goes on from where it stopped', () => {
  const seen: number[] = [];
  countDown(3, (left) => seen.push(left));
  vi.advanceTimersByTime(1000);
  become('hidden');
  vi.advanceTimersByTime(60_000);
  expect(seen).toEqual([2]);
  become('visible');
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual([2, 1]);
  vi.advanceTimersByTime(5000);
  expect(seen).toEqual([2, 1, 0]);
});

it('does not begin in a page that is opened in the background', () => {
  become('hidden');
  const seen: number[] = [];
  countDown(1, (left) => seen.push(left));
  vi.advanceTimersByTime(60_000);
  expect(seen).toEqual([]);
});
