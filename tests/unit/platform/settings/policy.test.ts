import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { cachePolicy, loadPolicy, policyHash, watchPolicy } from '../../../../platform/settings/policy.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny-safe');
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Make the browser answer only when `letAnswer` is called. */
function holdPolicies(): { letAnswer(policy: Record<string, unknown>): void } {
  const answer = Promise.withResolvers<Record<string, unknown>>();
  vi.spyOn(fakeBrowser.storage.managed, 'get').mockReturnValue(answer.promise as never);
  return { letAnswer: answer.resolve };
}

/** Await work while advancing the fake clock. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let isExpired = false;
  void work.finally(() => {
    isExpired = true;
  });
  while (!isExpired) await vi.advanceTimersByTimeAsync(500);
  return work;
}

/** Wait until there are results of reads, without time passing; give up after 1,000 turns. */
async function storesAnswer(results: readonly unknown[], count = 1): Promise<void> {
  for (let turn = 0; turn < 1000 && (turn < 20 || results.length < count); turn++) await new Promise(setImmediate);
}

/** Restart the browser: clear storage.session. */
const restart = (): Promise<void> => fakeBrowser.storage.session.clear();

describe('while the browser has not read its policies', () => {
  beforeEach(async () => {
    await fakeBrowser.storage.managed.set({ mode: 'block', pinHash: 'x', unheardOf: 'never cached' });
    await cachePolicy();
    await restart();
  });

  it('uses the cached policy, so that what it locks stays locked', async () => {
    holdPolicies();
    expect(await inTime(loadPolicy())).toEqual({ mode: 'block', pinHash: 'x' });
    expect(await inTime(policyHash('pin'))).toBe('x');
  });

  it('falls back to the cached policy within 200 ms', async () => {
    holdPolicies();
    const known: unknown[] = [];
    void loadPolicy().then((policy) => known.push(policy));
    await vi.advanceTimersByTimeAsync(200);
    await vi.waitFor(() => expect(known).toEqual([{ mode: 'block', pinHash: 'x' }]));
  });

  it('waits once: the next read falls back at once, until the browser has answered', async () => {
    const { letAnswer } = holdPolicies();
    await inTime(loadPolicy());
    const known: unknown[] = [];
    const read = (): void => void loadPolicy().then((policy) => known.push(policy));
    read();
    await vi.advanceTimersByTimeAsync(0);
    await storesAnswer(known);
    expect(known).toEqual([{ mode: 'block', pinHash: 'x' }]);
    letAnswer({ mode: 'warn' });
    await storesAnswer(known);
    const late = holdPolicies();
    read();
    await vi.advanceTimersByTimeAsync(100);
    late.letAnswer({ mode: 'off' });
    await storesAnswer(known, 2);
    expect(known.at(-1)).toEqual({ mode: 'off' });
  });

  it('reports the fields that differ once the browser has read them', async () => {
    const told: (readonly string[])[] = [];
    const stop = watchPolicy((keys) => told.push(keys));
    const { letAnswer } = holdPolicies();
    await inTime(loadPolicy());
    letAnswer({ mode: 'warn', pinHash: 'x' });
    await vi.waitFor(() => expect(told).toEqual([['mode', 'pinHash']]));
    expect(await loadPolicy()).toEqual({ mode: 'warn', pinHash: 'x' });
    stop();
  });

  it('reports nothing if the policy equals the cached one', async () => {
    const told: (readonly string[])[] = [];
    watchPolicy((keys) => told.push(keys));
    const { letAnswer } = holdPolicies();
    await inTime(loadPolicy());
    letAnswer({ mode: 'block', pinHash: 'x' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual([]);
  });
});

describe('without a cached policy', () => {
  it('waits longer for the first policy', async () => {
    const { letAnswer } = holdPolicies();
    const loading = loadPolicy();
    await vi.advanceTimersByTimeAsync(5000);
    letAnswer({ mode: 'block' });
    expect(await loading).toEqual({ mode: 'block' });
  });

  it('gives up after the timeout of the first read', async () => {
    holdPolicies();
    expect(await inTime(loadPolicy())).toEqual({});
  });
});
