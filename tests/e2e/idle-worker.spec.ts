import { catalogueAddresses } from '../fixtures/catalogue-addresses.ts';
import { expect, test } from './fixtures/unattached.ts';

/** A worker stops 30 s after its last event, at most 36 s in the bench; the rest is for busy machines. */
const IDLE = { message: 'the idle worker is stopped', timeout: 60_000 };

/*
 * A debugger keeps a worker running and Playwright attaches one to every worker of a context. Here nothing is attached, and
 * the browser itself stops the worker: https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle
 */
test('a worker that idled away is woken by systems of the regulation, and by no other of the catalogue', async ({
  unattached,
  web,
  entries,
}) => {
  test.setTimeout(180_000);
  await entries.settled();
  const runs = async (): Promise<boolean> => {
    await unattached.evaluate(() => chrome.alarms.clearAll());
    return unattached.workerRunning();
  };
  await expect.poll(runs, IDLE).toBe(false);
  for (const [address = ''] of Object.values(catalogueAddresses)) {
    await unattached.open(address);
    await expect.poll(() => web.requestsTo(new URL(address).host).length, address).toBeGreaterThan(0);
    expect(await unattached.workerRunning(), address).toBe(false);
  }
  await unattached.open('https://web.telegram.org/k/');
  await entries.adds({ system: 'telegram' });
  expect(await unattached.workerRunning(), 'a listed system woke it').toBe(true);
});
