import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ARRIVAL_SETTLED_MS } from '../../../../../core/journal/arrival-check.ts';
import type { NewestIncident, Outcome } from '../../../../../core/journal/entry.ts';
import { newEpisode } from '../../../../../core/journal/episode.ts';
import { newOutcome } from '../../../../../core/journal/incident.ts';
import { checkArrivals, settleStoppedChecks } from '../../../../../entrypoints/background/guard/arrival.ts';
import { refreshSnapshot } from '../../../../../entrypoints/background/guard/guard-snapshot.ts';
import { append } from '../../../../../entrypoints/background/ingest/journal-writer.ts';
import { allArrivalChecks, saveArrivalCheck } from '../../../../../platform/delivery/arrival-checks.ts';
import { putEpisode } from '../../../../../platform/delivery/episodes.ts';
import { eraseJournal, exclusively } from '../../../../../platform/journal/journal.ts';
import { loadUnopened } from '../../../../../platform/journal/unopened.ts';
import { put } from '../../../../../platform/storage/private-store.ts';
import { type BackgroundBrowser, backgroundBrowser } from '../../../../fixtures/background-browser.ts';
import { pass } from '../../../../fixtures/pass-time.ts';
import { incident } from '../../../../fixtures/recorded-entries.ts';
import { entriesOf } from '../../../../fixtures/stored-entries.ts';

const day = '2026-11-23';
const TAB = 3;
const max = 'https://web.max.ru/';
const lesson = 'https://lesson.example/';

let pc: BackgroundBrowser;
let warned: NewestIncident;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout'], now: new Date(`${day}T10:00:00+04:00`) });
  pc = backgroundBrowser();
  pc.tabs.set(TAB, 'https://web.telegram.org/k/');
  await Dexie.delete('dezhurny-safe');
  await eraseJournal();
  await refreshSnapshot();
  warned = incident({ day });
  await exclusively(() => append([warned], { day }));
  await putEpisode(newEpisode(warned, TAB));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** Press a button of the banner. @param late whether the press is delivered long after it */
const press = (outcome: Outcome = 'moved-to-max', late = false): Promise<void> =>
  checkArrivals({ entries: [newOutcome(warned.id, outcome)], late });

const arrivals = async (): Promise<string[]> =>
  (await entriesOf(day)).flatMap((entry) => (entry.kind === 'arrival' ? [entry.arrived] : []));

/** Let the load of what the tab shows have failed. */
function failLoad(url: string): void {
  pc.tabs.set(TAB, url);
  vi.spyOn(fakeBrowser.webNavigation, 'getFrame').mockResolvedValue({ url, errorOccurred: true } as never);
}

describe('after a press', () => {
  it.each<[string, string | null, boolean, string]>([
    ['the platform', max, false, 'yes'],
    ['the other platform', 'https://sferum.ru/', false, 'yes'],
    ['another page to the end', lesson, false, 'no'],
    ['another page, long after the press', lesson, true, 'unknown'],
    ['no page to the end', '', false, 'no'],
    ['no tab any more', null, false, 'unknown'],
  ])('there is %s', async (_what, address, late, arrived) => {
    await press('moved-to-max', late);
    if (address === null) pc.tabs.delete(TAB);
    else pc.tabs.set(TAB, address);
    await pass(21_000);
    expect([await arrivals(), await allArrivalChecks()]).toEqual([[arrived], []]);
    expect([pc.tabs.get(TAB) ?? null, await loadUnopened()]).toEqual([address, {}]);
  });

  it('the platform may take its time, and is recorded once', async () => {
    await press();
    await pass(7000);
    expect(await arrivals()).toEqual([]);
    pc.tabs.set(TAB, max);
    await pass(20_000);
    expect(await arrivals()).toEqual(['yes']);
  });

  it('an error page gets a notice, and its day is kept', async () => {
    await press();
    failLoad(max);
    await pass(2000);
    expect([await arrivals(), await loadUnopened()]).toEqual([['no'], { max: day }]);
    expect(pc.tabs.get(TAB)).toContain('/notice.html#');
  });

  it('the school’s own link counts as its platform', async () => {
    await put('settings', { maxLink: 'https://max.school.example/' });
    await refreshSnapshot();
    await press();
    pc.tabs.set(TAB, 'https://max.school.example/sign-in');
    await pass(1500);
    expect(await arrivals()).toEqual(['yes']);
  });

  it.each<Outcome>(['closed', 'stayed', 'unanswered'])('of «%s» nothing is looked at', async (outcome) => {
    await press(outcome);
    expect(await allArrivalChecks()).toEqual([]);
  });

  it('of a tab that is not known nothing can be said', async () => {
    await browser.storage.session.clear();
    await press();
    await pass(100);
    expect(await arrivals()).toEqual(['unknown']);
  });
});

describe('a check of a worker that was stopped', () => {
  it.each([
    ['is unknown, once', ARRIVAL_SETTLED_MS + 1, ['unknown']],
    ['is left to its timers before', ARRIVAL_SETTLED_MS - 1, []],
  ])('%s', async (_what, ago, expected) => {
    await saveArrivalCheck({ incident: warned.id, tab: TAB, platform: 'max', begun: Date.now() - ago });
    await Promise.all([settleStoppedChecks(), settleStoppedChecks()]);
    expect(await arrivals()).toEqual(expected);
  });

  it('of an erased journal writes nothing', async () => {
    await saveArrivalCheck({ incident: warned.id, tab: TAB, platform: 'max', begun: 0 });
    await eraseJournal();
    await settleStoppedChecks();
    expect([await arrivals(), await allArrivalChecks()]).toEqual([[], []]);
  });
});

describe('in Firefox', () => {
  const failed = (url: string, frameId = 0) => ({ tabId: TAB, url, frameId, error: 'Error code 2152398878' });
  const listeners = new Set<(load: ReturnType<typeof failed>) => void>();
  beforeEach(() => {
    vi.stubEnv('FIREFOX', 'true');
    listeners.clear();
    const { onErrorOccurred } = fakeBrowser.webNavigation;
    vi.spyOn(onErrorOccurred, 'addListener').mockImplementation(((one: never) => listeners.add(one)) as never);
    vi.spyOn(onErrorOccurred, 'removeListener').mockImplementation(((one: never) => listeners.delete(one)) as never);
  });

  it.each<[string, ReturnType<typeof failed>, string]>([
    ['the platform’s load', failed(max), 'no'],
    ['a load of a frame', failed(max, 1), 'yes'],
    ['the load of another page', failed(lesson), 'yes'],
  ])('%s fails', async (_what, load, arrived) => {
    await press();
    pc.tabs.set(TAB, max);
    for (const tell of listeners) tell(load);
    await pass(2000);
    expect([await arrivals(), (pc.tabs.get(TAB) ?? '').includes('/notice.html')]).toEqual([
      [arrived],
      arrived === 'no',
    ]);
    await pass(ARRIVAL_SETTLED_MS);
    expect(listeners.size).toBe(0);
  });

  it('a press that came while failed loads were not heard is unknown', async () => {
    await press('moved-to-max', true);
    await pass(100);
    expect(await arrivals()).toEqual(['unknown']);
    await pass(ARRIVAL_SETTLED_MS);
  });
});
