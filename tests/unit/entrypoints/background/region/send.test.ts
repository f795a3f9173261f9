import 'fake-indexeddb/auto';
import { gunzipSync } from 'node:zlib';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { initialState } from '../../../../../core/region/send-state.ts';
import { planSending, resumeSending, send, sendAlarm } from '../../../../../entrypoints/background/region/send.ts';
import { eraseJournal } from '../../../../../platform/journal/journal.ts';
import { appendEntries, recordHeartbeat } from '../../../../../platform/journal/journal-append.ts';
import { keepSendState, loadOutbox } from '../../../../../platform/region/outbox.ts';
import { put } from '../../../../../platform/storage/private-store.ts';
import { incident } from '../../../../fixtures/recorded-entries.ts';

const day = '2026-11-23';
const detail = 'entries';
const policy = {
  regionAddress: 'https://region.example/v1/logs',
  regionSite: 'lyceum-27',
  regionToken: 'secret',
  regionDetail: detail,
};

/** What the engine received: the record ids of each request, sorted as their order tells nothing. */
let requests: string[][];
/** What the engine answers; the network fails where it throws. */
let answer: () => Response | Promise<Response>;

beforeEach(async () => {
  // Timers stand still: the next try comes after a random delay, in some runs within the test.
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout'], now: new Date(`${day}T08:00Z`) });
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: 'D', version: '0.1.0' });
  await Dexie.delete('dezhurny-safe');
  await eraseJournal();
  await put('settings', { place: 'Каб. 12' });
  await fakeBrowser.storage.managed.set(policy);
  requests = [];
  answer = () => new Response('{}', { headers: { 'content-type': 'application/json' } });
  vi.stubGlobal('fetch', async (_address: string, { body }: { body: ArrayBuffer }) => {
    const text = gunzipSync(Buffer.from(body)).toString();
    expect(text).not.toContain('Каб. 12');
    requests.push(
      [...text.matchAll(/"log.record.uid","value":{"stringValue":"([^"]*)"/g)].map(([, uid = '']) => uid).sort(),
    );
    return answer();
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const append = async (number: number): Promise<string[]> => {
  const entries = Array.from({ length: number }, () => incident({ day }));
  await appendEntries(entries, day);
  return entries.map(({ id }) => id).sort();
};
const alarmIn = async (): Promise<number | null> => {
  const set = await browser.alarms.get(sendAlarm);
  return set ? set.scheduledTime - Date.now() : null;
};

it('sends what is pending once, and sets no alarm when nothing is left', async () => {
  const ids = await append(3);
  await send();
  await send();
  expect(requests).toEqual([ids]);
  expect([(await loadOutbox(detail)).count, await alarmIn()]).toEqual([0, null]);
});

it('sends a closed day after its entries', async () => {
  const ids = await append(1);
  await recordHeartbeat('2026-11-24', null);
  await send();
  expect(requests).toEqual([ids, [expect.any(String)]]);
});

it('sends no entry by a policy that does not ask for entries, but a sum of each closed day', async () => {
  await fakeBrowser.storage.managed.set({ regionDetail: 'sums' });
  const ids = await append(2);
  await send();
  expect(requests).toEqual([]);
  await recordHeartbeat('2026-11-24', null);
  await send();
  expect(requests).toHaveLength(1);
  expect(requests.flat().filter((uid) => ids.includes(uid))).toEqual([]);
});

it('two calls at the same time send nothing twice', async () => {
  const ids = await append(3);
  await Promise.all([send(), send()]);
  expect(requests).toEqual([ids]);
});

it.each<[string, () => Response]>([
  ['the network fails', () => { throw new TypeError('network'); }], // biome-ignore format: one case
  ['the engine is overloaded', () => new Response('', { status: 503 })],
])('keeps everything while %s, waits, and sends it later', async (_what, fails) => {
  const ids = await append(3);
  answer = fails;
  await send();
  expect((await loadOutbox(detail)).count).toBe(3);
  const delay = (await alarmIn()) ?? 0;
  expect(delay).toBeGreaterThan(0);
  const tries = requests.length;
  await send();
  expect(requests, 'not before the delay is over').toHaveLength(tries);
  answer = () => new Response('{}', { headers: { 'content-type': 'application/json' } });
  vi.setSystemTime(Date.now() + delay);
  await send();
  expect(requests.at(-1)).toEqual(ids);
  expect([(await loadOutbox(detail)).count, await alarmIn()]).toEqual([0, null]);
});

it('goes on at the start of the worker with a run that its end interrupted, and only with that one', async () => {
  const ids = await append(2);
  await resumeSending();
  expect(requests).toEqual([]);
  await keepSendState(null, { ...initialState, runEnd: 2 });
  await resumeSending();
  expect(requests).toEqual([ids]);
});

it('stops when the policy is withdrawn during a request', async () => {
  await append(3);
  await recordHeartbeat('2026-11-24', null);
  answer = async () => {
    await fakeBrowser.storage.managed.clear();
    return new Response('{}', { headers: { 'content-type': 'application/json' } });
  };
  await send();
  expect(requests).toHaveLength(1);
  expect(await alarmIn()).toBeNull();
});

it.each<[string, object, boolean]>([
  ['an engine', policy, true],
  ['no engine', {}, false],
  ['an address without the code of the school', { regionAddress: policy.regionAddress }, false],
  ['an address that is not https', { ...policy, regionAddress: 'http://region.example/' }, false],
])('plans sending by a policy with %s', async (_what, given, isPlanned) => {
  await fakeBrowser.storage.managed.clear();
  await fakeBrowser.storage.managed.set(given);
  await append(1);
  await planSending();
  expect((await alarmIn()) !== null).toBe(isPlanned);
  if (!isPlanned) await send();
  expect(requests).toEqual([]);
});

it('plans nothing while nothing is pending', async () => {
  await planSending();
  expect(await alarmIn()).toBeNull();
});
