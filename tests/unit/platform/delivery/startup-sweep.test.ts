import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { newEpisode } from '../../../../core/journal/episode.ts';
import { ingestPending } from '../../../../entrypoints/background/ingest/ingest.ts';
import { currentDay } from '../../../../entrypoints/background/ingest/journal-writer.ts';
import { reconcileAtStartup } from '../../../../entrypoints/background/ingest/sweep.ts';
import { putEpisode } from '../../../../platform/delivery/episodes.ts';
import { hasEntry, openIncidents } from '../../../../platform/journal/journal.ts';
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

it('ends at browser start the warnings of the session before, but for a visit that a restored tab resumed', async () => {
  const day = await currentDay();
  const [left, pending, resumed] = [incident({ day }), incident({ day }), incident({ day })];
  for (const one of [left, resumed]) await putPending(one.id, one);
  await ingestPending();
  await putPending(pending.id, pending);
  const { id: tab = 0 } = await fakeBrowser.tabs.create({ url: 'https://web.telegram.org/' });
  await reconcileAtStartup();
  await putEpisode(newEpisode(resumed, tab));
  await vi.waitFor(async () => expect(await openIncidents()).toEqual([resumed.id]), 10_000);
});
