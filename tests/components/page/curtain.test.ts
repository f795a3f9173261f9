import { afterEach, expect, it, vi } from 'vitest';
import { Curtain } from '../../../entrypoints/messenger.content/curtain.ts';
import { ContentScriptContext } from '../../../entrypoints/messenger.content/page-life.ts';

const root = document.documentElement;
const curtain = (): Curtain => new Curtain(new ContentScriptContext());

/** Return how visible the root is, and whether a rule of the page could change that. */
function veil(): (string | undefined)[] {
  const names = ['visibility', 'opacity'];
  return names.map((name) => root.style.getPropertyValue(name) + root.style.getPropertyPriority(name));
}

const hidden = ['hiddenimportant', '0important'];

afterEach(() => {
  vi.useRealTimers();
  root.removeAttribute('style');
});

it('hides all of a page, also what says visibility: visible, and leaves no trace', () => {
  const one = curtain();
  one.set(true);
  expect(veil()).toEqual(hidden);
  one.set(false);
  expect(root.hasAttribute('style')).toBe(false);
});

it('keeps what else the page has set on its root', () => {
  root.style.setProperty('--height', '5px');
  const one = curtain();
  one.set(true);
  one.set(false);
  expect(root.getAttribute('style')).toBe('--height: 5px;');
});

it('shows the page again when no verdict comes', () => {
  vi.useFakeTimers();
  curtain().hideForAMoment();
  expect(veil()).toEqual(hidden);
  vi.advanceTimersByTime(2000);
  expect(root.hasAttribute('style')).toBe(false);
});
