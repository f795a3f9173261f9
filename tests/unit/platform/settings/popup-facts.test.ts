import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { GuardSnapshot } from '../../../../core/decision/guard-snapshot.ts';
import { regulationSnapshot } from '../../../../core/regulation/regulation-snapshot.ts';
import { defaultGuardSettings } from '../../../../core/settings/default-guard-settings.ts';
import { saveGuardSnapshot } from '../../../../platform/settings/guard-snapshot.ts';
import { loadFirstView, savePopupFacts } from '../../../../platform/settings/popup-facts.ts';
import { pack } from '../../../../rules/index.ts';

const own: GuardSnapshot = { settings: defaultGuardSettings, handLesson: null, regulation: regulationSnapshot(pack) };
const facts = { timetable: null, problems: 2 };

beforeEach(() => fakeBrowser.reset());

it('returns the facts with the worker’s own snapshot, whatever a page wrote since', async () => {
  await saveGuardSnapshot(own);
  await savePopupFacts(facts);
  await fakeBrowser.storage.local.set({ given: { ...own, settings: { ...defaultGuardSettings, mode: 'audit' } } });
  expect(await loadFirstView()).toEqual({ ...facts, snapshot: own });
});

it('has nothing before the worker’s first of this session', async () => {
  await fakeBrowser.storage.local.set({ given: own });
  expect(await loadFirstView()).toBeNull();
  await savePopupFacts(facts);
  expect(await loadFirstView()).toBeNull();
});

it('has nothing while the storage fails', async () => {
  await saveGuardSnapshot(own);
  await savePopupFacts(facts);
  fakeBrowser.storage.session.get = () => Promise.reject(new Error('closed'));
  expect(await loadFirstView()).toBeNull();
});
