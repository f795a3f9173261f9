import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Entry } from '../../../../core/journal/entry.ts';
import { newEpisode } from '../../../../core/journal/episode.ts';
import { entryKey, newOutcome } from '../../../../core/journal/incident.ts';
import { expectPage } from '../../../../entrypoints/background/ingest/attempt-page.ts';
import { ingest, ingestPending } from '../../../../entrypoints/background/ingest/ingest.ts';
import { currentDay } from '../../../../entrypoints/background/ingest/journal-writer.ts';
import { pendingPages } from '../../../../entrypoints/background/ingest/reconcile-unanswered.ts';
import { sweep } from '../../../../entrypoints/background/ingest/sweep.ts';
import { replaceAttempt } from '../../../../platform/delivery/attempts.ts';
import { allEpisodes, putEpisode } from '../../../../platform/delivery/episodes.ts';
import { withJournal } from '../../../../platform/journal/journal-store.ts';
import { putPending } from '../../../../platform/storage/pending-entries.ts';
import { begunAttempt } from '../../../fixtures/begun-attempt.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

/** A tab that is not open. */
const CLOSED_TAB = 4711;

beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
});

it.each([
  ['closed', ['closed']],
  [null, ['unanswered']],
] as const)('a tab that closes while a sweep runs has one outcome: it stores %s', async (stored, outcomes) => {
  const shown = incident({ day: await currentDay() });
  await putPending(shown.id, shown);
  await ingestPending();
  await putEpisode(newEpisode(shown, CLOSED_TAB));
  const swept = sweep();
  if (stored) {
    const outcome = newOutcome(shown.id, stored);
    await putPending(entryKey(outcome), outcome);
  }
  await swept;
  expect(await outcomesOf(shown.id)).toEqual(outcomes);
  expect(await allEpisodes()).toEqual([]);
});

it('a tab that closes just after another has one outcome: it has its own moment to store it', async () => {
  const [first, second] = [incident({ day: await currentDay() }), incident({ day: await currentDay() })];
  const { id: tab = 0 } = await fakeBrowser.tabs.create({ url: 'https://web.telegram.org/' });
  for (const shown of [first, second]) {
    await putPending(shown.id, shown);
    await ingestPending();
    await putEpisode(newEpisode(shown, shown === first ? CLOSED_TAB : tab));
  }
  const asked = vi.spyOn(fakeBrowser.tabs, 'get');
  const swept = sweep();
  await vi.waitFor(() => expect(asked).toHaveBeenCalledWith(tab));
  asked.mockRejectedValue(new Error(`No tab with id: ${tab}.`));
  await swept;
  const outcome = newOutcome(second.id, 'closed');
  await putPending(entryKey(outcome), outcome);
  await sweep();
  expect(await outcomesOf(first.id)).toEqual(['unanswered']);
  expect(await outcomesOf(second.id)).toEqual(['closed']);
});

it('a page whose attempt is recorded is the same visit, also when its commit is heard while a sweep runs', async () => {
  const attempted = incident({ day: await currentDay(), noticed: 'attempt' });
  const page = incident({ day: attempted.day });
  await ingest(attempted.id, attempted, CLOSED_TAB);
  const asked = vi.spyOn(fakeBrowser.tabs, 'get');
  const swept = sweep();
  await putPending(page.id, page); // its message was lost
  await vi.waitFor(() => expect(asked).toHaveBeenCalledWith(CLOSED_TAB));
  await expectPage(attempted);
  await swept;
  await ingestPending();
  expect(await allEpisodes()).toEqual([]);
  expect(await incidents()).toEqual([attempted.id]);
});

it('an attempt that is still open is the same visit as its page, also when the tab is closed', async () => {
  const attempted = incident({ day: await currentDay(), noticed: 'attempt' });
  const page = incident({ day: attempted.day });
  await replaceAttempt(null, begunAttempt(CLOSED_TAB, attempted));
  await ingest(page.id, page, CLOSED_TAB);
  await sweep();
  await ingest(attempted.id, attempted, CLOSED_TAB); // a late look records it
  expect(await incidents()).toEqual([page.id]);
});

it.each([
  ['the awaited page', {}, true, 1],
  ['the page of another visit', { hour: 10 }, true, 0],
  ['a page, where none is awaited', {}, false, 0],
] as const)('takes from what is pending, for an episode of a closed tab: %s', async (_, change, awaits, taken) => {
  const attempted = incident({ day: await currentDay(), noticed: 'attempt' });
  const page = incident({ day: attempted.day, ...change });
  await putPending(page.id, page);
  const episode = newEpisode(attempted, CLOSED_TAB);
  expect(await pendingPages([awaits ? { ...episode, awaitsPage: true } : episode])).toEqual([page.id].slice(0, taken));
});

async function incidents(): Promise<string[]> {
  return (await allRows()).flatMap((row) => (row.kind === 'incident' ? [row.id] : []));
}

async function outcomesOf(id: string): Promise<string[]> {
  return (await allRows()).flatMap((row) => (row.kind === 'outcome' && row.incident === id ? [row.outcome] : []));
}

async function allRows(): Promise<Entry[]> {
  return withJournal((db) => db.entries.toArray());
}
