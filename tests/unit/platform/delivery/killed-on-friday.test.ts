import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ingestPending } from '../../../../entrypoints/background/ingest/ingest.ts';
import { currentDay } from '../../../../entrypoints/background/ingest/journal-writer.ts';
import { hasEntry } from '../../../../platform/journal/journal.ts';
import { putPending } from '../../../../platform/storage/pending-entries.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

const [thursday, friday, nextYear] = ['2026-11-19', '2026-11-20', '2027-11-20'];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
});
afterEach(() => void vi.useRealTimers());

/** Start the browser on a day: storage.session is empty then. */
async function startOn(day: string): Promise<void> {
  vi.setSystemTime(`${day}T09:00Z`);
  await fakeBrowser.storage.session.clear();
  expect(await currentDay()).toBe(day);
}

it.each([
  ['on the same day', friday],
  ['on Monday', '2026-11-23'],
  ['after 14 days', '2026-12-04'],
  ['after the summer', '2027-09-01'],
])('a browser that is killed on Friday and started %s loses no incident, and takes no invented one', async (_, day) => {
  await startOn(friday);
  const recorded = incident({ day: friday });
  await putPending(recorded.id, recorded);
  await ingestPending();
  // What pages stored, and the worker did not take any more.
  const [pending, early, late] = [friday, thursday, nextYear].map((one) => incident({ day: one, hour: 10 }));
  for (const one of [pending, early, late]) if (one) await putPending(one.id, one);
  await startOn(day);
  await ingestPending();
  const known = await Promise.all([recorded, pending, early, late].map((one) => hasEntry(one?.id ?? '')));
  expect(known).toEqual([true, true, false, false]);
});
