import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ArrivalCheck } from '../../../../core/journal/arrival-check.ts';
import { newArrival, newOutcome } from '../../../../core/journal/incident.ts';
import { checkArrivals, settleStoppedChecks } from '../../../../entrypoints/background/guard/arrival.ts';
import { currentDay } from '../../../../entrypoints/background/ingest/journal-writer.ts';
import { reconcileLostArrivals } from '../../../../entrypoints/background/ingest/reconcile-arrivals.ts';
import { allArrivalChecks, saveArrivalCheck } from '../../../../platform/delivery/arrival-checks.ts';
import { appendEntries } from '../../../../platform/journal/journal-append.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

/** ms after which a check belongs to a worker that was stopped. */
const LONG_AGO_MS = 60_000;

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
});

async function pressed(begun: number): Promise<ArrivalCheck> {
  const day = await currentDay();
  const shown = incident({ day });
  await appendEntries([shown, newOutcome(shown.id, 'moved-to-max')], day);
  const check: ArrivalCheck = { incident: shown.id, tab: 7, platform: 'max', begun };
  await saveArrivalCheck(check);
  return check;
}

async function arrivalsOf(id: string): Promise<string[]> {
  const db = await new Dexie('dezhurny').open();
  const rows = (await db.table('entries').where('incident').equals(id).toArray()) as {
    kind: string;
    arrived: string;
  }[];
  db.close();
  return rows.flatMap(({ kind, arrived }) => (kind === 'arrival' ? [arrived] : []));
}

it('settles the check of a worker that was stopped as unknown, exactly once', async () => {
  const check = await pressed(Date.now() - LONG_AGO_MS);
  await Promise.all([settleStoppedChecks(), settleStoppedChecks()]);
  await settleStoppedChecks();
  expect(await arrivalsOf(check.incident)).toEqual(['unknown']);
  expect(await allArrivalChecks()).toEqual([]);
});

it('leaves a check alone that a running worker may still settle', async () => {
  const check = await pressed(Date.now());
  await settleStoppedChecks();
  expect(await arrivalsOf(check.incident)).toEqual([]);
  expect(await allArrivalChecks()).toEqual([check]);
});

it('settles a press whose check went with the browser as unknown, exactly once', async () => {
  const lost = await pressed(Date.now());
  await fakeBrowser.storage.session.clear();
  const current = await pressed(Date.now());
  await Promise.all([reconcileLostArrivals(), reconcileLostArrivals()]);
  await reconcileLostArrivals();
  expect(await arrivalsOf(lost.incident)).toEqual(['unknown']);
  expect(await arrivalsOf(current.incident)).toEqual([]);
});

it('writes no second arrival of an incident, and owes none to a person who stayed', async () => {
  const day = await currentDay();
  const [arrived, stayed] = [incident({ day }), incident({ day, hour: 10 })];
  const answers = [
    newOutcome(arrived.id, 'moved-to-max'),
    newArrival(arrived.id, 'no'),
    newOutcome(stayed.id, 'stayed'),
  ];
  await appendEntries([arrived, stayed, ...answers], day);
  await reconcileLostArrivals();
  expect(await arrivalsOf(arrived.id)).toEqual(['no']);
  expect(await arrivalsOf(stayed.id)).toEqual([]);
});

it('settles a press whose tab is not known any more as unknown', async () => {
  const day = await currentDay();
  const shown = incident({ day });
  const press = newOutcome(shown.id, 'moved-to-max');
  await appendEntries([shown, press], day);
  await checkArrivals({ entries: [press], late: true });
  await vi.waitFor(async () => expect(await arrivalsOf(shown.id)).toEqual(['unknown']));
});

it('writes nothing for an incident that the journal does not hold', async () => {
  await saveArrivalCheck({ incident: incident().id, tab: 7, platform: 'max', begun: 0 });
  await settleStoppedChecks();
  expect(await allArrivalChecks()).toEqual([]);
});
