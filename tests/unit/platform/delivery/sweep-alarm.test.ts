import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { NewestIncident } from '../../../../core/journal/entry.ts';
import { newEpisode } from '../../../../core/journal/episode.ts';
import { currentDay } from '../../../../entrypoints/background/ingest/journal-writer.ts';
import { sweep, sweepOnAlarm } from '../../../../entrypoints/background/ingest/sweep.ts';
import { replaceAttempt } from '../../../../platform/delivery/attempts.ts';
import { putEpisode } from '../../../../platform/delivery/episodes.ts';
import { armSweepAlarm } from '../../../../platform/delivery/sweep-alarm.ts';
import { hasEntry } from '../../../../platform/journal/journal.ts';
import { putPending } from '../../../../platform/storage/pending-entries.ts';
import { begunAttempt } from '../../../fixtures/begun-attempt.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
});

/** The id of a tab that stays open. */
const openTab = async (): Promise<number> => Number((await fakeBrowser.tabs.create({ url: 'https://x.example' })).id);

const episodes = {
  waiting: async (shown: NewestIncident) => putEpisode(newEpisode(shown, await openTab())),
  answered: async (shown: NewestIncident) => putEpisode({ ...newEpisode(shown, await openTab()), answer: 'stayed' }),
};

const attempt = async (shown: NewestIncident): Promise<void> =>
  void (await replaceAttempt(null, begunAttempt(await openTab(), { ...shown, noticed: 'attempt' })));

it.each<[string, (shown: NewestIncident) => Promise<void>, number]>([
  ['nothing', async () => undefined, 0],
  ['a warning without an answer', episodes.waiting, 1],
  ['an answered warning', episodes.answered, 0],
  ['an entry that waits for its tab', (shown) => putPending(shown.id, shown), 1],
  ['an attempt', attempt, 1],
])('with %s left after a sweep, the worker has so many alarms: …', async (_, leave, alarms) => {
  await armSweepAlarm();
  await leave(incident({ day: await currentDay() }));
  await sweep();
  expect(await fakeBrowser.alarms.getAll()).toHaveLength(alarms);
});

it('an entry whose message is lost reaches the journal at the second alarm, although the worker is stopped between', async () => {
  const lost = incident({ day: await currentDay() });
  await putPending(lost.id, lost);
  await sweepOnAlarm();
  expect(await hasEntry(lost.id)).toBe(false);
  await sweepOnAlarm();
  expect(await hasEntry(lost.id)).toBe(true);
});
