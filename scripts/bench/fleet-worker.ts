import { until } from '../browser/until.ts';
import { count } from '../fleet/arrived.ts';
import { startClassroomPc } from '../fleet/classroom-pc.ts';
import type { Running } from '../fleet/start-engine.ts';
import type { Started } from '../fleet/while-running.ts';
import { letWait, madeUpIncident, ringAlarm } from '../soak/entries.ts';
import { tally } from '../soak/journal.ts';
import { sendNow } from '../soak/region.ts';
import type { Figure } from './figure.ts';

/** What a PC has after two weeks without a network, at the most. */
const ENTRIES = 5000;

/** How fast the worker of a real extension sends what has gathered to a real engine, and what it takes on the wire. */
export async function benchWorker(started: Started, { engine, target }: Running): Promise<Figure[]> {
  const { browser, site, traffic } = await startClassroomPc(started, target, 'browser');
  const day = new Date().toISOString().slice(0, 10);
  // Nobody was warned, so nothing else is written about them meanwhile.
  const incidents = Array.from({ length: ENTRIES }, (_, nth) => ({
    ...madeUpIncident(nth),
    day,
    mode: 'audit' as const,
  }));
  await letWait(browser, incidents);
  await ringAlarm(browser);
  const moved = { timeout: 120_000, every: 250, what: 'the journal to take them' };
  await browser.reading((read) => until(async () => tally(await read()).waiting.length === 0, moved));
  await sendNow({ browser });
  const isThere = async (): Promise<boolean> => (await count(engine, `site = '${site}'`)) >= ENTRIES;
  await until(isThere, { timeout: 120_000, every: 250, what: 'the engine to have them' });
  return [
    {
      name: 'fleet, a worker → engine',
      value: ENTRIES / ((traffic.last - traffic.first) / 1000),
      unit: '/s',
      goal: { least: 5000 },
      note: `${ENTRIES} entries, ${traffic.requests} requests`,
    },
    {
      name: 'fleet, an entry of a worker',
      value: traffic.bytes / ENTRIES,
      unit: 'B',
      goal: { most: 60 },
      note: 'gzip',
    },
  ];
}
