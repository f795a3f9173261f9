import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SHOW_AFTER_MS } from '../../../../../core/journal/attempt.ts';
import { REDIRECT_COMMIT_MS } from '../../../../../core/journal/redirect-commit.ts';
import { RedirectWatch } from '../../../../../entrypoints/background/guard/redirect-watch.ts';

const listed = 'https://web.telegram.org/k/';
const TAB = 3;
const begun = Date.UTC(2026, 10, 23, 6);

type Commit = Parameters<Parameters<typeof browser.webNavigation.onCommitted.addListener>[0]>[0];

const listeners = new Set<(commit: Commit) => void>();
let hears: () => void;
let redirected: number;
let watch: RedirectWatch;
beforeEach(() => {
  vi.stubEnv('FIREFOX', 'true');
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout'], now: begun });
  listeners.clear();
  const { onCommitted } = fakeBrowser.webNavigation;
  vi.spyOn(onCommitted, 'addListener').mockImplementation(((one: never) => listeners.add(one)) as never);
  vi.spyOn(onCommitted, 'removeListener').mockImplementation(((one: never) => listeners.delete(one)) as never);
  const { promise, resolve } = Promise.withResolvers<void>();
  vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo').mockReturnValue(promise as never);
  hears = resolve;
  redirected = 0;
  watch = new RedirectWatch();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** Let the browser say that it has the listener. */
const beHeard = async (): Promise<void> => {
  hears();
  await vi.advanceTimersByTimeAsync(10);
};
const abort = (): boolean => watch.noteAbort(TAB, Date.now(), () => (redirected += 1));
const commit = (change: Partial<Commit> = {}): void => {
  const page = { url: 'https://stub.example/', tabId: TAB, frameId: 0, timeStamp: Date.now() };
  for (const tell of listeners) tell({ ...page, transitionQualifiers: ['server_redirect'], ...change } as Commit);
};

it('knows a redirect whose target came before the abort', async () => {
  watch.begin(TAB, listed);
  await beHeard();
  commit();
  expect(abort()).toBe(true);
});

it.each<[string, () => void, number]>([
  ['its target', () => commit(), 1],
  ['its target, told twice', () => [commit(), commit()], 1],
  ['a page that a person opens', () => commit({ transitionQualifiers: [] } as Partial<Commit>), 0],
  ['the listed page itself', () => commit({ url: listed }), 0],
  ['a page of another tab', () => commit({ tabId: TAB + 1 }), 0],
  ['a frame', () => commit({ frameId: 1 }), 0],
  ['a page long after', () => commit({ timeStamp: Date.now() + REDIRECT_COMMIT_MS + 1 }), 0],
])('after the abort comes %s', async (_what, comes, expected) => {
  watch.begin(TAB, listed);
  await beHeard();
  expect(abort()).toBe(false);
  comes();
  expect(redirected).toBe(expected);
});

it('takes an abort before the browser has the listener for a redirect', () => {
  watch.begin(TAB, listed);
  expect(abort()).toBe(true);
});

it.each<[string, () => unknown]>([
  ['ends', () => watch.end(TAB)],
  ['is older than the notice', () => vi.advanceTimersByTimeAsync(SHOW_AFTER_MS)],
])('hears no page once the navigation %s', async (_how, ends) => {
  watch.begin(TAB, listed);
  await beHeard();
  expect(listeners.size).toBe(1);
  await ends();
  expect([listeners.size, abort()]).toEqual([0, false]);
});

it('hears pages while any tab is watched, and times the navigation that replaced another', async () => {
  watch.begin(TAB, listed);
  await beHeard();
  watch.begin(TAB + 1, listed);
  await vi.advanceTimersByTimeAsync(SHOW_AFTER_MS / 2);
  watch.begin(TAB, listed);
  await vi.advanceTimersByTimeAsync(SHOW_AFTER_MS / 2);
  expect(listeners.size).toBe(1);
  commit();
  expect(abort()).toBe(true);
});

it('does nothing in Chromium', () => {
  vi.stubEnv('FIREFOX', '');
  watch.begin(TAB, listed);
  expect([listeners.size, abort()]).toEqual([0, false]);
});
