import { afterEach, expect, it, vi } from 'vitest';
import { Departure } from '../../../entrypoints/messenger.content/leave-page.ts';

let ended = new AbortController();
afterEach(() => ended.abort());

/** Dispatch an event as the browser does. @returns false if a listener cancelled it */
function fire(type: string, isTrusted = true): boolean {
  const event = new Event(type, { cancelable: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  return dispatchEvent(event);
}

const begin = (mayAsk = true) => {
  ended = new AbortController();
  const departure = new Departure();
  const left = vi.fn();
  return { departure, left, leave: () => departure.begin({ left, mayAsk }) };
};

it('tells that the page was left once it is', () => {
  const { left, leave } = begin();
  leave();
  fire('beforeunload');
  expect(left).not.toHaveBeenCalled();
  fire('pagehide');
  fire('pagehide');
  expect(left).toHaveBeenCalledOnce();
});

it('tells nothing when the person stays, and leaves in another way later', () => {
  const { left, leave } = begin();
  leave();
  fire('beforeunload');
  fire('beforeunload'); // the tab is closed, or goes to another address
  fire('pagehide');
  expect(left).not.toHaveBeenCalled();
});

it('ignores events that the page makes up', () => {
  const { left, leave } = begin();
  leave();
  fire('pagehide', false);
  fire('beforeunload', false);
  expect(left).not.toHaveBeenCalled();
  fire('beforeunload');
  fire('pagehide');
  expect(left).toHaveBeenCalledOnce();
});

it('is forgotten when the person chooses again', () => {
  const { departure, left, leave } = begin();
  leave();
  departure.cancel();
  fire('pagehide');
  expect(left).not.toHaveBeenCalled();
});

it.each([true, false])('lets a page ask the person: %s', (mayAsk) => {
  const { leave } = begin(mayAsk);
  const ask = vi.fn();
  addEventListener('beforeunload', ask, { signal: ended.signal });
  leave();
  fire('beforeunload');
  expect(ask).toHaveBeenCalledTimes(mayAsk ? 1 : 0);
});
