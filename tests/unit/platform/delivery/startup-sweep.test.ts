import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { currentDay } from '../../../../entrypoints/background/ingest/journal-writer.ts';
import { reconcileAtStartup } from '../../../../entrypoints/background/ingest/sweep.ts';
import { hasEntry } from '../../../../platform/journal/journal.ts';
import { pendingKeys, putPending } from '../../../../platform/storage/pending-entries.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
});

it('takes at browser start what the session before left, and leaves an entry of this session to its tab', async () => {
  const day = await currentDay();
  const [left, fresh] = [incident({ day }), incident({ day, noticed: 'attempt' })];
  await putPending(left.id, left);
  await reconcileAtStartup();
  await putPending(fresh.id, fresh);
  await vi.waitFor(async () => expect(await hasEntry(left.id)).toBe(true), 10_000);
  expect(await hasEntry(fresh.id)).toBe(false);
  expect(await pendingKeys()).toEqual([fresh.id]);
});
