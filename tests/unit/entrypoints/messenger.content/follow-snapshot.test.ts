import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { GuardSnapshot } from '../../../../core/decision/guard-snapshot.ts';
import { GUARD_SNAPSHOT_KEY } from '../../../../core/settings/guard-snapshot-key.ts';
import { followSnapshot } from '../../../../entrypoints/messenger.content/follow-snapshot.ts';
import type { PageLife } from '../../../../entrypoints/messenger.content/page-life.ts';

const life = {
  onInvalidated: () => () => undefined,
  setTimeout: (later: () => void, ms: number) => void setTimeout(later, ms),
} as unknown as PageLife;
const lessonIn = (mode: string) => ({ settings: { mode, timetable: { windows: [] } } });
const store = (mode: string): Promise<void> => browser.storage.local.set({ [GUARD_SNAPSHOT_KEY]: lessonIn(mode) });

/** Modes of the snapshots that a page is told. */
let told: string[];
const note = ({ settings }: GuardSnapshot): void => void told.push(settings.mode);

beforeEach(() => {
  vi.useFakeTimers();
  fakeBrowser.reset();
  told = [];
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('tells a page of every change', async () => {
  await store('warn');
  followSnapshot({ ...life, setTimeout: () => undefined }, note);
  await store('block');
  expect(told).toEqual(['block']);
});

it('tells what is stored once more, in case a change came before the browser knew the listener', async () => {
  await store('audit');
  followSnapshot(life, note);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(['audit']);
});

it.each([
  ['nothing is stored', async () => ({})],
  ['storage fails', async () => Promise.reject(new Error('no'))],
])('tells nothing when %s', async (_what, answer) => {
  followSnapshot(life, note);
  vi.spyOn(browser.storage.local, 'get').mockImplementation(answer as never);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([]);
});
