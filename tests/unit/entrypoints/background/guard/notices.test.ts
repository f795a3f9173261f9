import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  endAttempt,
  settleAttempts,
  startAttempt,
  waitAnyway,
} from '../../../../../entrypoints/background/guard/attempts.ts';
import { refreshSnapshot } from '../../../../../entrypoints/background/guard/guard-snapshot.ts';
import { leaveTab } from '../../../../../entrypoints/background/guard/leave-tab.ts';
import { guardFrame } from '../../../../../entrypoints/background/guard/page-without-script.ts';
import {
  blockBeforeLoad,
  recordAndShowNotice,
  replaceWithNotice,
} from '../../../../../entrypoints/background/guard/show-notice.ts';
import { allAttempts } from '../../../../../platform/delivery/attempts.ts';
import { saveExemption } from '../../../../../platform/exemption/secrets.ts';
import { eraseJournal } from '../../../../../platform/journal/journal.ts';
import { put } from '../../../../../platform/storage/private-store.ts';
import { type BackgroundBrowser, backgroundBrowser } from '../../../../fixtures/background-browser.ts';
import { pass, settle } from '../../../../fixtures/pass-time.ts';
import { incident } from '../../../../fixtures/recorded-entries.ts';
import { entriesOf } from '../../../../fixtures/stored-entries.ts';

const day = '2026-11-23';
const telegram = 'https://web.telegram.org/a/';
const TAB = 3;

let pc: BackgroundBrowser;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout'], now: new Date(`${day}T10:00:00+04:00`) });
  pc = backgroundBrowser();
  pc.tabs.set(TAB, 'https://lesson.example/');
  await Dexie.delete('dezhurny-safe');
  await eraseJournal();
  await inMode('warn');
});
afterEach(() => void vi.useRealTimers());

async function inMode(mode: string): Promise<void> {
  await put('settings', { mode, educationalUse: 'always', mySchoolLink: 'https://myschool.edu.ru/' });
  await refreshSnapshot();
}

/** The facts of the notice that the tab shows; `null` if it shows another page. */
function notice(tab = TAB): Record<string, string> | null {
  const [page, facts] = (pc.tabs.get(tab) ?? '').split('/notice.html#');
  return facts === undefined ? null : { page: page ?? '', ...Object.fromEntries(new URLSearchParams(facts)) };
}

describe('a frame of a listed address', () => {
  const scriptsRun = (answers: boolean[]) =>
    vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((async () => {
      if (!answers.shift()) throw new Error('Cannot access contents of the page');
    }) as never);

  it.each<[string, string | null, boolean[], number]>([
    ['in a page of another extension', '', [], 1],
    ['in a page without an address, where our script runs', '', [true], 0],
    ['that was loading when it was asked', '', [false, true], 0],
    ['in a page that webNavigation knows', 'https://lesson.example/', [], 0],
    ['whose tab was closed', null, [], 0],
  ])('%s', async (_where, page, answers, recorded) => {
    if (page === null) pc.tabs.delete(TAB);
    else pc.tabs.set(TAB, page);
    scriptsRun(answers);
    const guarded = guardFrame(telegram, TAB, 1);
    await vi.advanceTimersByTimeAsync(1000);
    await guarded;
    expect([notice() !== null, (await entriesOf(day)).length]).toEqual([recorded === 1, recorded]);
  });
});

describe('a listed address that does not open', () => {
  it('is recorded, and the notice takes its place without a part of the address', async () => {
    await recordAndShowNotice(`${telegram}#@ivanov`, TAB, 'unreachable');
    const [recorded] = await entriesOf(day);
    expect(recorded).toMatchObject({ kind: 'incident', system: 'telegram', noticed: 'unreachable', mode: 'warn' });
    expect(notice()).toMatchObject({ system: 'telegram', kind: 'warn', noticed: 'unreachable', incident: recorded && 'id' in recorded && recorded.id }); // biome-ignore format: one case
    expect(pc.tabs.get(TAB)).not.toContain('ivanov');
  });

  it.each<[string, string, string, number]>([
    ['of another site', 'https://lesson.example/x', 'warn', 0],
    ['that cannot be read', 'x', 'warn', 0],
    ['where only records are kept', telegram, 'audit', 1],
  ])('%s shows no notice', async (_what, address, mode, recorded) => {
    await inMode(mode);
    await recordAndShowNotice(address, TAB, 'unreachable');
    expect([notice(), (await entriesOf(day)).length]).toEqual([null, recorded]);
  });

  it('that a teacher allows is recorded as allowed, without a notice', async () => {
    const [from, until] = ['2026-11-23T05:50Z', '2026-11-23T06:30Z'];
    await saveExemption({ from, until, scope: 'telegram', reason: 'other' });
    await refreshSnapshot();
    await recordAndShowNotice(telegram, TAB, 'unreachable');
    expect([notice(), await entriesOf(day)]).toMatchObject([null, [{ mode: 'allowed' }]]);
  });

  it('with the script of its page is left to it', async () => {
    await recordAndShowNotice(telegram, TAB, 'no-access');
    await blockBeforeLoad('https://lesson.example/', TAB);
    expect([notice(), await entriesOf(day)]).toEqual([null, []]);
  });

  it('in a tab that is closed meanwhile is recorded', async () => {
    pc.tabs.delete(TAB);
    await recordAndShowNotice(telegram, TAB, 'unreachable');
    expect(await entriesOf(day)).toHaveLength(1);
  });
});

describe('a page that was there before', () => {
  it.each([
    ['block', true],
    ['warn', false],
  ])('is replaced in mode %s: %s', async (mode, isReplaced) => {
    await inMode(mode);
    await replaceWithNotice({ type: 'blocked', system: 'telegram', incident: incident().id }, TAB);
    expect(notice() !== null).toBe(isReplaced);
  });
});

describe('a listed address that neither opens nor fails', () => {
  const begin = (): void => void startAttempt({ url: telegram, tabId: TAB, timeStamp: Date.now() });
  const phase = async (): Promise<string | undefined> => (await allAttempts())[0]?.phase;

  it('is recorded after 1.5 s and gets its notice after 4 s, once', async () => {
    begin();
    await pass(1300);
    expect([await phase(), await entriesOf(day)]).toEqual(['begun', []]);
    await pass(700);
    expect([await phase(), notice()]).toEqual(['recorded', null]);
    await pass(3000);
    expect([await phase(), notice()]).toMatchObject(['shown', { system: 'telegram', noticed: 'attempt' }]);
    await settleAttempts();
    expect(await entriesOf(day)).toMatchObject([{ system: 'telegram', noticed: 'attempt' }]);
  });

  it('that opens in time is left to the script of its page', async () => {
    begin();
    await pass(500);
    pc.tabs.set(TAB, telegram);
    await pass(5000);
    expect([await phase(), notice(), await entriesOf(day)]).toEqual([undefined, null, []]);
  });

  it('that the person stops in time is not recorded', async () => {
    begin();
    await pass(500);
    await endAttempt({ url: telegram, tabId: TAB, timeStamp: Date.now() }, 'aborted');
    await pass(5000);
    expect([notice(), await entriesOf(day)]).toEqual([null, []]);
  });

  it('that fails later stays one incident', async () => {
    begin();
    await pass(2000);
    await endAttempt({ url: telegram, tabId: TAB, timeStamp: Date.now() }, 'unreachable');
    await pass(4000);
    expect((await entriesOf(day)).filter(({ kind }) => kind === 'incident')).toHaveLength(1);
    expect(notice()).toMatchObject({ noticed: 'unreachable' });
    expect(await phase()).toBeUndefined();
  });

  it('that fails before it is recorded is recorded under the id that it had from its start', async () => {
    begin();
    await pass(500);
    const [{ incident: begun } = { incident: { id: '' } }] = await allAttempts();
    await endAttempt({ url: telegram, tabId: TAB, timeStamp: Date.now() }, 'unreachable');
    expect(await entriesOf(day)).toMatchObject([{ id: begun.id, noticed: 'unreachable' }]);
  });

  it('that fails under its notice leaves it as it is', async () => {
    begin();
    await pass(5000);
    const before = pc.tabs.get(TAB);
    await endAttempt({ url: telegram, tabId: TAB, timeStamp: Date.now() }, 'unreachable');
    await settle();
    expect(pc.tabs.get(TAB)).toBe(before);
    expect(notice()).toMatchObject({ noticed: 'attempt' });
  });

  it('gives its address to the person who waits anyway, and to no other notice', async () => {
    begin();
    await pass(5000);
    const { attempt = '' } = notice() ?? {};
    expect(await waitAnyway(TAB, incident().id)).toBeNull();
    expect(notice()).toMatchObject({ attempt: expect.any(String) });
    expect(await waitAnyway(TAB, attempt)).toBe(telegram);
    expect(JSON.stringify(await allAttempts())).not.toContain(telegram);
  });
});

describe('a person who leaves', () => {
  const sender = { tab: TAB, frame: 0, address: telegram };

  it.each([
    ['max', 'https://web.max.ru/'],
    ['sferum', 'https://max.ru/sferum_bot'],
    ['close', undefined],
  ] as const)('by %s', async (to, address) => {
    await leaveTab(to, sender);
    const shown = pc.tabs.get(TAB);
    if (address) expect(shown).toContain(address);
    else expect(shown).toBeUndefined();
  });

  it('opens the school’s own link beside the page', async () => {
    await leaveTab('my-school', sender);
    expect([...pc.tabs.values()]).toEqual(['https://lesson.example/', 'https://myschool.edu.ru/']);
  });
});
