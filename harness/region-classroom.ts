import type { Chromium } from './chromium.ts';
import { openRoom, type Room } from './classroom.ts';
import { type Arrived, RegionEngine } from './fake-region.ts';
import { type Finding, secondsSince } from './finding.ts';
import { fillAtOnce } from './made-up-entries.ts';
import { until } from './until.ts';
import { buildWithPolicy } from './with-policy.ts';

/** What a region would set. */
export const regionPolicy = {
  regionAddress: RegionEngine.address,
  regionToken: 'token7canary',
  regionSite: 'lyceum-27',
  regionPlace: true,
};

/** A classroom PC whose policy names an engine, and the engine. */
export interface RegionRoom extends Room {
  engine: RegionEngine;
}

export async function openRegionRoom(): Promise<RegionRoom> {
  const room = await openRoom({ extension: buildWithPolicy('chrome', regionPolicy) });
  return { ...room, engine: new RegionEngine(room.web) };
}

/** Lets the time of the next sending come. @param wait ms until then */
export async function sendNow({ browser }: { browser: Pick<Chromium, 'inPlainPage'> }, wait = 0): Promise<void> {
  await browser.inPlainPage((page) => page.evaluate(`chrome.alarms.create('send', { when: Date.now() + ${wait} })`));
}

/** How a sending under kills is made. */
export interface RegionKills {
  entries: number;
  /** Of so many requests one is answered. */
  every: number;
  /** At least so many workers have to die. */
  kills: number;
}

/**
 * The worker is killed again and again while the journal goes out, each time with a request on its way that the engine
 * has taken and not answered: everything arrives, and is acknowledged in the end.
 */
export async function regionUnderKills({ entries, every, kills: least }: RegionKills): Promise<Finding> {
  const started = Date.now();
  const room = await openRegionRoom();
  const { browser, engine } = room;
  await fillAtOnce(browser, entries);
  let kills = 0;
  const rings: Promise<void>[] = [];
  const answered = new Set<string>();
  engine.behave = async ({ records }, nth) => {
    if (nth % every === every - 1) {
      for (const { uid } of incidentsOf(records)) answered.add(uid);
      return 'take';
    }
    await browser.killWorker('closeTarget');
    kills += 1;
    rings.push(sendNow(room));
    return 'lose-answer';
  };
  await sendNow(room);
  const isDone = (): boolean => answered.size >= entries;
  await until(isDone, { timeout: 600_000, every: 250, what: `${entries} entries` }).catch(() => undefined);
  await Promise.all(rings);
  await room.close();
  const arrived = incidentsOf([...engine.kept.values()]).length;
  const requests = engine.deliveries.length;
  return {
    name: 'sending under kills',
    goal: `${entries} entries, at least ${least} workers killed in a request: exactly as many arrive`,
    measured: { entries, arrived, answered: answered.size, kills, requests, seconds: secondsSince(started) },
    met: arrived === entries && answered.size === entries && kills >= least,
  };
}

/** What was put into the journal; missing answers are written beside it. */
const incidentsOf = (records: readonly Arrived[]): Arrived[] =>
  records.filter(({ eventName }) => eventName === 'dezhurny.incident');
