import { collectorBinary } from '../../fleet/collector/binary.ts';
import { startCollector } from '../../fleet/commands/start-collector.ts';
import { startEngine } from '../../fleet/commands/start-engine.ts';
import { Started } from '../../fleet/commands/while-running.ts';
import type { Engine } from '../../fleet/engine.ts';
import { missingEngineReason } from '../../fleet/engine-preflight.ts';
import type { Target } from '../../fleet/simulate/pc.ts';
import type { Chromium } from '../../harness/chromium/chromium.ts';
import { fillingCode } from '../../harness/filling-page.ts';
import type { JournalFilling } from '../../harness/journal-page.ts';
import { fillAtOnce, ringAlarm } from '../../harness/made-up-entries.ts';
import { regionPolicy, sendNow, sendUntil } from '../../harness/region-classroom.ts';
import { until } from '../../harness/until.ts';
import { buildWithPolicy } from '../../harness/with-policy.ts';
import { Region } from './fixtures/region.ts';
import { test as base, expect } from './fixtures/test.ts';

declare const filling: JournalFilling;

const test = base.extend<{
  /** An engine, and a Collector in front of it: TLS, tokens of schools, CORS. */
  region: { engine: Engine; target: Target };
  /** Starts a browser whose only way to the region is the Collector's port. */
  launchFor: (policy: object) => Promise<Chromium>;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs
  region: async ({}, use) => {
    const started = new Started();
    const { engine } = await startEngine(started);
    const { target } = await startCollector(started, engine, collectorBinary().path ?? '');
    await use({ engine, target });
    await started.stop();
  },
  launchFor: async ({ region, launch }, use) => {
    const port = Number(new URL(region.target.address).port);
    await use((policy) =>
      launch({
        extension: buildWithPolicy('chrome', { ...regionPolicy, regionToken: region.target.token, ...policy }),
        ports: { 'region.example': port },
      }),
    );
  },
});

const lacking = missingEngineReason() ?? collectorBinary().missing;
test.skip(lacking !== undefined, lacking);

test.slow(); // starts a database engine, a Collector and a browser

test('the sums of a fortnight go through the Collector into the engine, and no entry does', async ({
  region: { engine },
  launchFor,
}) => {
  const browser = await launchFor({ regionDetail: '' });
  const code = await fillingCode();
  const last = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  await browser.inPlainPage((page) => page.evaluate(code));
  await browser.inPlainPage(async (page) => {
    await page.evaluate(code);
    await page.evaluate((day) => filling.fill(60, { last: day, days: 12 }), last);
  });
  await ringAlarm(browser, 'watch'); // closes the last of these days
  const arrived = async (): Promise<{ days: number; incidents: number; ids: number }> => {
    const [row] = await engine.query<{ days: number; incidents: number; ids: number }>(
      `SELECT count() AS days, sum(day_sums.incidents) AS incidents, uniqExact(day_id) AS ids,
              sum(arraySum(mapValues(mapFilter((k, v) -> startsWith(k, 'outcome.'), counts)))) AS outcomes
       FROM dezhurny.day_sums FINAL`,
    );
    return row ?? { days: 0, incidents: 0, ids: 0 };
  };
  await sendUntil({ browser }, async () => (await arrived()).incidents >= 60, { what: '60 incidents in sums' });
  const { days, ids, ...counts } = await arrived();
  expect(counts).toEqual({ incidents: 60, outcomes: 60 });
  expect(ids).toBe(days);
  expect(await engine.query('SELECT count() AS n FROM dezhurny.entries')).toEqual([{ n: 0 }]);
});

test('single entries go through the Collector once each, though the worker is killed', async ({
  region: { engine },
  launchFor,
}) => {
  const browser = await launchFor({ regionDetail: 'entries' });
  await fillAtOnce(browser, 400);
  const arrived = async (): Promise<{ n: number; ids: number } | undefined> => {
    const [row] = await engine.query<{ n: number; ids: number }>(
      "SELECT count() AS n, uniqExact(uid) AS ids FROM dezhurny.entries FINAL WHERE kind = 'incident'",
    );
    return row;
  };
  await sendUntil({ browser }, async () => ((await arrived())?.n ?? 0) > 0, { what: 'the first entries' });
  await browser.killWorker();
  await sendNow({ browser });
  await until(async () => (await arrived())?.n === 400, { timeout: 90_000, every: 500, what: '400 entries' });
  expect(await arrived()).toEqual({ n: 400, ids: 400 });
});

test('a token that the Collector does not know pauses sending, and nothing arrives', async ({
  region: { engine },
  launchFor,
  web,
}) => {
  const browser = await launchFor({ regionToken: 'withdrawn', regionDetail: 'entries' });
  const region = new Region(browser, web);
  await region.recordAndSend(3);
  const state = await region.whenState(({ paused }) => paused !== null, 'the pause');
  expect(state).toMatchObject({ paused: { why: 'denied' }, seq: 0 });
  expect(await engine.query('SELECT count() AS n FROM dezhurny.entries')).toEqual([{ n: 0 }]);
});
