import { Chromium } from './chromium/chromium.ts';
import { UnattachedChromium } from './chromium/unattached.ts';
import type { ExtensionOrigin } from './extension-origin.ts';
import { type Arrived, RegionEngine } from './fake-region.ts';
import { FakeWeb } from './fake-web.ts';
import { type Finding, secondsSince } from './finding.ts';
import { fillAtOnce } from './made-up-entries.ts';
import { until } from './until.ts';
import { buildWithPolicy } from './with-policy.ts';

/** A region's policy. */
export const regionPolicy = {
  regionAddress: RegionEngine.address,
  regionToken: 'token7canary',
  regionSite: 'lyceum-27',
  regionPlace: true,
  regionDetail: 'entries' as const,
};

/** A classroom PC whose policy names an engine, and the engine. */
export interface RegionRoom {
  browser: Chromium;
  engine: RegionEngine;
  close(): Promise<void>;
}

export async function openRegionRoom(): Promise<RegionRoom> {
  const web = await FakeWeb.start();
  const browser = await Chromium.launch({ web, extension: buildWithPolicy('chrome', regionPolicy) });
  return {
    browser,
    engine: new RegionEngine(web),
    async close() {
      await browser.close();
      await web.close();
    },
  };
}

/**
 * Ring the alarm of sending, and wait until it has fired. A plan of the worker that is under way replaces the alarm with
 * a later one; it is set again then. @param wait ms until it fires
 */
export async function sendNow({ browser }: { browser: Pick<ExtensionOrigin, 'inPlainPage'> }, wait = 0): Promise<void> {
  await browser.inPlainPage((page) => page.evaluate(`(${fireAlarm})('send', ${wait})`));
}

/** ms between rings of {@link sendUntil}. */
const RING_MS = 3000;

/**
 * Ring the alarm of sending until a condition holds: a ring has no effect while the worker does not know its policy yet.
 * @param what for the error. @throws after `timeout` ms
 */
export async function sendUntil(
  pc: { browser: Pick<ExtensionOrigin, 'inPlainPage'> },
  holds: () => Promise<boolean>,
  { timeout = 90_000, what }: { timeout?: number; what: string },
): Promise<void> {
  const ringAndAsk = async (): Promise<boolean> => {
    await sendNow(pc);
    return holds();
  };
  await until(ringAndAsk, { timeout, every: RING_MS, what });
}

/** Runs in a page of the extension. */
async function fireAlarm(name: string, wait: number): Promise<void> {
  const fired = new Promise<true>((resolve) => {
    chrome.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === name) resolve(true);
    });
  });
  const due = Date.now() + wait;
  const isDone = (): Promise<boolean> =>
    Promise.race([fired, new Promise<false>((resume) => setTimeout(resume, 250, false))]);
  await chrome.alarms.create(name, { when: due });
  while (!(await isDone())) {
    const set = await chrome.alarms.get(name);
    if (set && set.scheduledTime > due) await chrome.alarms.create(name, { when: due });
  }
}

/** Parameters of a sending under kills. */
export interface RegionKills {
  entries: number;
  /** One of `every` requests is answered. */
  every: number;
  /** Least number of killed workers. */
  kills: number;
}

/**
 * Kill the worker repeatedly while it sends the journal, each time with a request that the engine has stored but not
 * answered: everything arrives, and is acknowledged in the end.
 */
export async function regionUnderKills({ entries, every, kills: least }: RegionKills): Promise<Finding> {
  const started = Date.now();
  const web = await FakeWeb.start();
  const browser = await UnattachedChromium.launch(web, { extension: buildWithPolicy('chrome', regionPolicy) });
  const engine = new RegionEngine(web);
  await fillAtOnce(browser, entries);
  let kills = 0;
  const underWay: Promise<void>[] = [];
  const answered = new Set<string>();
  const isDone = (): boolean => answered.size >= entries;
  engine.behave = async ({ records }, nth) => {
    if (isDone() || nth % every === every - 1) {
      for (const { uid } of incidentsOf(records)) answered.add(uid);
      return 'take';
    }
    const killed = browser.killWorker();
    underWay.push(killed);
    await killed;
    kills += 1;
    underWay.push(sendNow({ browser }));
    return 'lose-answer';
  };
  await sendNow({ browser });
  await until(isDone, { timeout: 600_000, every: 250, what: `${entries} entries` }).catch(() => undefined);
  await Promise.all(underWay);
  await browser.close();
  await web.close();
  const arrived = incidentsOf([...engine.kept.values()]).length;
  const requests = engine.deliveries.length;
  return {
    name: 'sending under kills',
    goal: `${entries} entries, at least ${least} workers killed in a request: exactly as many arrive`,
    measured: { entries, arrived, answered: answered.size, kills, requests, seconds: secondsSince(started) },
    met: arrived === entries && answered.size === entries && kills >= least,
  };
}

/** Return the incidents among the records, without outcomes. */
const incidentsOf = (records: readonly Arrived[]): Arrived[] =>
  records.filter(({ eventName }) => eventName === 'dezhurny.incident');
