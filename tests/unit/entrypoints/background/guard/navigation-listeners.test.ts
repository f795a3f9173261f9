import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { navigationEvents } from '../../../../fixtures/background-browser.ts';

const { logged, steps } = await vi.hoisted(() => import('../../../../fixtures/logged-steps.ts'));

vi.mock('../../../../../entrypoints/background/guard/attempts.ts', logged);
vi.mock('../../../../../entrypoints/background/guard/page-without-script.ts', logged);
vi.mock('../../../../../entrypoints/background/guard/show-notice.ts', logged);
vi.mock('../../../../../entrypoints/background/guard/next-start.ts', logged);

type Name = (typeof navigationEvents)[number];
type Listener = (event: object) => void;

/** The listeners that the browser has. */
const registered = new Map<Listener, Name>();

beforeEach(() => {
  fakeBrowser.reset();
  registered.clear();
  for (const name of navigationEvents) {
    const event = fakeBrowser.webNavigation[name];
    vi.spyOn(event, 'addListener').mockImplementation(((one: Listener) => registered.set(one, name)) as never);
    vi.spyOn(event, 'removeListener').mockImplementation(((one: Listener) => registered.delete(one)) as never);
  }
});
afterEach(() => vi.unstubAllEnvs());

/** Start the listeners of a worker that has just started. */
async function start(engine: string) {
  vi.resetModules();
  vi.stubEnv('FIREFOX', engine === 'Firefox' ? 'true' : '');
  const listeners = await import('../../../../../entrypoints/background/guard/navigation-listeners.ts');
  listeners.listenToNavigations();
  steps.length = 0;
  return listeners;
}

/** Tell one listener of an event, which is that of the built-in regulation, and return the steps that it calls. */
function tell(name: Name, event: object): string[] {
  const [listener] = [...registered].filter(([, of]) => of === name).at(-1) ?? [];
  listener?.({ url: 'https://web.telegram.org/k/', tabId: 3, frameId: 0, timeStamp: 0, ...event });
  return steps.splice(0);
}

const prerendered = { documentLifecycle: 'prerender' };

describe.each(['Chromium', 'Firefox'])('in %s', (engine) => {
  it.each<[string, Name, object, string[]]>([
    ['a navigation', 'onBeforeNavigate', {}, ['startAttempt', 'blockBeforeLoad']],
    ['a navigation of a frame', 'onBeforeNavigate', { frameId: 2 }, []],
    ['a navigation that is prerendered', 'onBeforeNavigate', prerendered, []],
    ['a page', 'onCommitted', {}, ['commitAttempt', 'recordAndShowNotice']],
    ['a page that is prerendered', 'onCommitted', prerendered, []],
    ['an error', 'onErrorOccurred', { error: 'net::ERR_CONNECTION_RESET' }, ['endAttempt']],
    ['an error of a frame', 'onErrorOccurred', { frameId: 2, error: 'net::ERR_FAILED' }, []],
    ['a route', 'onHistoryStateUpdated', {}, ['recordAndShowNotice']],
    ['a route of a frame', 'onHistoryStateUpdated', { frameId: 2 }, []],
  ])('%s', async (_what, name, event, called) => {
    await start(engine);
    expect(tell(name, event)).toEqual(called);
  });
});

it.each<[string, Name, object, string[]]>([
  ['Chromium', 'onCommitted', { frameId: 2 }, ['guardFrame']],
  ['Chromium', 'onCompleted', {}, []],
  ['Firefox', 'onCommitted', { frameId: 2 }, []],
  ['Firefox', 'onCompleted', {}, ['guardWithoutScript']],
])('in %s alone: %s %j', async (engine, name, event, called) => {
  await start(engine);
  expect(tell(name, event)).toEqual(called);
});

it('tells which tab opened another in Firefox', async () => {
  await start('Firefox');
  const { openerOf } = await import('../../../../../platform/browser/tabs.ts');
  vi.spyOn(fakeBrowser.tabs, 'get').mockRejectedValue(new Error('closed'));
  tell('onCreatedNavigationTarget', { tabId: 9, sourceTabId: 4 });
  expect(await openerOf(9)).toBe(4);
});

describe('the whole catalogue is listened to in Chromium', () => {
  const count = (): number => [...registered.values()].filter((name) => name === 'onCommitted').length;

  it('until the regulation of the last snapshot is read', async () => {
    const { narrowNavigations } = await start('Chromium');
    expect(count()).toBe(2);
    await narrowNavigations();
    expect(count()).toBe(1);
    expect(tell('onCommitted', {})).toContain('recordAndShowNotice');
  });

  it('and that of a new regulation replaces it', async () => {
    const { narrowNavigations, followRegulation } = await start('Chromium');
    await narrowNavigations();
    const before = [...registered.keys()];
    const { inventedRegulation } = await import('../../../../fixtures/invented-regulation.ts');
    await followRegulation({ regulation: inventedRegulation } as never);
    expect(count()).toBe(1);
    expect([...registered.keys()].filter((one) => before.includes(one))).toEqual([]);
  });
});
