import { afterEach, expect, it, vi } from 'vitest';
import { leavePage } from '../../../entrypoints/messenger.content/leave-page.ts';

let stop = (): void => undefined;
afterEach(() => stop());

/** Dispatch an event as the browser does. @returns false if a listener cancelled it */
function fire(type: string, isTrusted = true): boolean {
  const event = new Event(type, { cancelable: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  return dispatchEvent(event);
}

const leave = (mayAsk = true) => {
  const [go, left] = [vi.fn(), vi.fn()];
  stop = leavePage({ go, left, mayAsk });
  return { go, left };
};

it('tells that the page was left once it is', () => {
  const { go, left } = leave();
  expect(go).toHaveBeenCalledOnce();
  fire('beforeunload');
  expect(left).not.toHaveBeenCalled();
  fire('pagehide');
  fire('pagehide');
  expect(left).toHaveBeenCalledOnce();
});

it('tells nothing when the person stays, and leaves in another way later', () => {
  const { left } = leave();
  fire('beforeunload');
  fire('beforeunload'); // the tab is closed, or goes to another address
  fire('pagehide');
  expect(left).not.toHaveBeenCalled();
});

it('ignores events that the page makes up', () => {
  const { left } = leave();
  fire('pagehide', false);
  fire('beforeunload', false);
  expect(left).not.toHaveBeenCalled();
  fire('beforeunload');
  fire('pagehide');
  expect(left).toHaveBeenCalledOnce();
});

it('is forgotten when the person chooses again', () => {
  const { left } = leave();
  stop();
  fire('pagehide');
  expect(left).not.toHaveBeenCalled();
});

it.each([true, false])('lets a page ask the person: %s', (mayAsk) => {
  leave(mayAsk);
  const ask = vi.fn();
  addEventListener('beforeunload', ask, { once: true });
  fire('beforeunload');
  removeEventListener('beforeunload', ask);
  expect(ask).toHaveBeenCalledTimes(mayAsk ? 1 : 0);
});
