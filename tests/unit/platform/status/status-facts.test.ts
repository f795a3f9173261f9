import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { regulationSnapshot } from '../../../../core/regulation/regulation-snapshot.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { toGuardSettings } from '../../../../core/settings/guard-settings.ts';
import { withPlatformLinks } from '../../../../core/settings/platform-links.ts';
import { eraseJournal } from '../../../../platform/journal/journal.ts';
import { appendEntries } from '../../../../platform/journal/journal-append.ts';
import { loadSettings } from '../../../../platform/settings/settings.ts';
import { loadSelfCheck, saveSelfCheck } from '../../../../platform/status/self-check.ts';
import { loadStatusFacts } from '../../../../platform/status/status-facts.ts';
import { countWorkerErrors, loadWorkerErrors } from '../../../../platform/status/worker-errors.ts';
import { get, put, putAll } from '../../../../platform/storage/private-store.ts';
import { pack } from '../../../../rules/index.ts';
import { gap, incident } from '../../../fixtures/recorded-entries.ts';

const day = '2026-11-23';
const rules = { pack, national: [] };

beforeEach(async () => {
  fakeBrowser.reset();
  await eraseJournal();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: 'D', version: '0.1.0' });
});

describe('what is known of this PC', () => {
  it('is empty where it cannot be found out, and the rest is there', async () => {
    const facts = await loadStatusFacts(['https://t.me/*'], rules, 0);
    // Nothing of these is in a fake browser.
    expect(facts).toMatchObject({ installed: null, privateWindows: null, version: '0.1.0' });
    expect(facts).toMatchObject({ lastIncident: 'none', health: { failures: 0, waiting: 0, closed: false } });
  });

  it('names the last incident as people count: by day and lesson', async () => {
    const entries = [
      incident({ day: '2026-11-20', lesson: 5, hour: null, system: 'viber', item: '7' }),
      incident({ day, lesson: 2, hour: null }),
      incident({ day, lesson: 3, hour: null, system: 'wechat', item: '9' }),
      { ...gap(1), day: '2026-11-24' },
    ];
    await appendEntries(entries, day);
    const { lastIncident } = await loadStatusFacts([], rules, 0);
    expect(lastIncident).toEqual({ system: 'wechat', day, lesson: 3, hour: null });
  });

  it('tells fields this PC set from defaults, also of those that did not fit', async () => {
    await put('settings', { mode: 'block', countdown: 999 });
    const { sources } = await loadStatusFacts([], rules, 0);
    expect(sources).toEqual({
      ...Object.fromEntries(Object.keys(defaultSettings).map((field) => [field, 'default'])),
      mode: 'here',
    });
  });

  it('waits for the settings to reach the guard', async () => {
    const facts = loadStatusFacts([], rules, 2000);
    const wanted = withPlatformLinks(await loadSettings(), pack.permitted.platforms);
    const settings = toGuardSettings(wanted, [], new Date());
    const given = { settings, regulation: regulationSnapshot(pack), handLesson: null };
    setTimeout(() => void fakeBrowser.storage.local.set({ given }), 300);
    expect(await facts).toMatchObject({ isSnapshotFresh: true });
  });

  it('holds nothing that somebody typed', async () => {
    const typed = { place: 'Canary7Place', maxLink: 'https://canary7.example/Canary7Path' };
    await putAll({ settings: typed, 'self-check': { day: 'Canary7Day' } });
    expect(JSON.stringify(await loadStatusFacts([], rules, 0))).not.toMatch(/canary7/i);
    expect(await loadSelfCheck()).toBeNull();
  });
});

it('remembers the last self-check', async () => {
  const summary = { day, version: '0.1.0', pack: 'rpl-2025-09-01', passed: 8, systems: 9, failures: 2 };
  await saveSelfCheck(summary);
  expect(await loadSelfCheck()).toEqual(summary);
});

it('counts the worker’s errors of this version, and keeps nothing of what they say', async () => {
  const worker = new EventTarget();
  vi.stubGlobal('addEventListener', worker.addEventListener.bind(worker));
  countWorkerErrors();
  vi.unstubAllGlobals();
  await put('worker.errors', { version: '0.0.9', count: 7 });
  expect(await loadWorkerErrors()).toBe(0);
  worker.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: new Error('Canary7Path') }));
  await vi.waitFor(async () => expect(await loadWorkerErrors()).toBe(1));
  worker.dispatchEvent(Object.assign(new Event('error'), { message: 'Canary7Path' }));
  await vi.waitFor(async () => expect(await loadWorkerErrors()).toBe(2));
  expect(await get('worker.errors')).toEqual({ version: '0.1.0', count: 2 });
  expect(await fakeBrowser.storage.local.get(null)).toEqual({});
});
