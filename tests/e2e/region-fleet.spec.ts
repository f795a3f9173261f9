import { count } from '../../fleet/commands/arrived.ts';
import { forwardTo } from '../../fleet/commands/forward.ts';
import { startEngine } from '../../fleet/commands/start-engine.ts';
import { Started } from '../../fleet/commands/while-running.ts';
import { missingEngineReason } from '../../fleet/engine-preflight.ts';
import { fillAtOnce } from '../../harness/made-up-entries.ts';
import { regionPolicy, sendNow, sendUntil } from '../../harness/region-classroom.ts';
import { until } from '../../harness/until.ts';
import { buildWithPolicy } from '../../harness/with-policy.ts';
import { test as base, expect } from './fixtures/test.ts';

const ENTRIES = 400;

const test = base.extend<{ started: Started }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs
  started: async ({}, use) => {
    const started = new Started();
    await use(started);
    await started.stop();
  },
});

const lacking = missingEngineReason();
test.skip(lacking !== undefined, lacking);

test('what a real browser sends is in a real engine once each, though that is killed meanwhile', async ({
  launch,
  web,
  started,
}) => {
  test.slow(); // starts a database engine twice
  const { engine, target } = await startEngine(started);
  web.at('region.example', forwardTo(target.address, { first: 0, last: 0, requests: 0, bytes: 0 }));
  const policy = { ...regionPolicy, regionToken: target.token };
  const browser = await launch({ extension: buildWithPolicy('chrome', policy) });
  const arrived = (): Promise<number> => count(engine, "kind = 'incident' AND site = 'lyceum-27'");

  await fillAtOnce(browser, ENTRIES);
  await sendUntil({ browser }, async () => (await arrived()) > 0, { what: 'the first entries' });
  await engine.kill();
  const isComplete = async (): Promise<boolean> => (await arrived()) === ENTRIES;
  await until(isComplete, { timeout: 90_000, every: 250, what: `${ENTRIES} incidents at the engine` });
  await browser.killWorker();
  await sendNow({ browser });
  const [counted] = await engine.query(
    "SELECT count() AS rows, uniqExact(uid) AS ids FROM dezhurny.entries FINAL WHERE kind = 'incident'",
  );
  expect(counted).toEqual({ rows: ENTRIES, ids: ENTRIES });
});
