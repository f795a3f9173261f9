import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { newEpisode } from '../../../../core/journal/episode.ts';
import { entryKey, newOutcome } from '../../../../core/journal/incident.ts';
import { ingestPending } from '../../../../entrypoints/background/ingest/ingest.ts';
import { currentDay } from '../../../../entrypoints/background/ingest/journal-writer.ts';
import { sweep } from '../../../../entrypoints/background/ingest/sweep.ts';
import { allEpisodes, putEpisode } from '../../../../platform/delivery/episodes.ts';
import { putPending } from '../../../../platform/storage/pending-entries.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

/** A tab that is not open. */
const CLOSED_TAB = 4711;

beforeEach(async () => {
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

async function outcomesOf(id: string): Promise<string[]> {
  const db = await new Dexie('dezhurny').open();
  const rows = (await db.table('entries').where('incident').equals(id).toArray()) as { outcome: string }[];
  db.close();
  return rows.map(({ outcome }) => outcome);
}
