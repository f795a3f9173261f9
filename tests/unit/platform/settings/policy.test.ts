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

/** From here on the browser answers when it is let. */
function holdPolicies(): { letAnswer(policy: Record<string, unknown>): void } {
  const answer = Promise.withResolvers<Record<string, unknown>>();
  vi.spyOn(fakeBrowser.storage.managed, 'get').mockReturnValue(answer.promise as never);
  return { letAnswer: answer.resolve };
}

/** What something comes to, however long it waits. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let isExpired = false;
  void work.finally(() => {
    isExpired = true;
  });
  while (!isExpired) await vi.advanceTimersByTimeAsync(500);
  return work;
}

/** As after a restart of the browser: what lies in storage.session is gone. */
const restart = (): Promise<void> => fakeBrowser.storage.session.clear();

describe('a browser that has not read its policies yet', () => {
  beforeEach(async () => {
    await fakeBrowser.storage.managed.set({ mode: 'block', pinHash: 'x', unheardOf: 'kept by nobody' });
    await cachePolicy();
    await restart();
  });

  it('holds to those it had last, so that what they lock stays locked', async () => {
    holdPolicies();
    expect(await inTime(loadPolicy())).toEqual({ mode: 'block', pinHash: 'x' });
    expect(await inTime(policyHash('pin'))).toBe('x');
  });

  it('keeps nobody waiting for them who can begin with those', async () => {
    holdPolicies();
    const known: unknown[] = [];
    void loadPolicy().then((policy) => known.push(policy));
    await vi.advanceTimersByTimeAsync(200);
    await vi.waitFor(() => expect(known).toEqual([{ mode: 'block', pinHash: 'x' }]));
  });

  it('tells when it has, and only of what is another', async () => {
    const told: (readonly string[])[] = [];
    const stop = watchPolicy((keys) => told.push(keys));
    const { letAnswer } = holdPolicies();
    await inTime(loadPolicy());
    letAnswer({ mode: 'warn', pinHash: 'x' });
    await vi.waitFor(() => expect(told).toEqual([['mode', 'pinHash']]));
    expect(await loadPolicy()).toEqual({ mode: 'warn', pinHash: 'x' });
    stop();
  });

  it('says nothing when it finds what it had', async () => {
    const told: (readonly string[])[] = [];
    watchPolicy((keys) => told.push(keys));
    const { letAnswer } = holdPolicies();
    await inTime(loadPolicy());
    letAnswer({ mode: 'block', pinHash: 'x' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual([]);
  });
});

describe('a browser that never read any', () => {
  it('is waited for longer, and had none if it stays silent', async () => {
    const { letAnswer } = holdPolicies();
    const loading = loadPolicy();
    await vi.advanceTimersByTimeAsync(5000);
    letAnswer({ mode: 'block' });
    expect(await loading).toEqual({ mode: 'block' });
  });

  it('does not keep pages waiting for ever', async () => {
    holdPolicies();
    expect(await inTime(loadPolicy())).toEqual({});
  });
});
