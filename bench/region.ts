import { type Figure, median } from '../harness/figure.ts';
import { fillAtOnce } from '../harness/made-up-entries.ts';
import { openRegionRoom, type RegionRoom, sendNow } from '../harness/region-classroom.ts';
import { until } from '../harness/until.ts';

/** Entries sent in one run. */
const REGION_ENTRIES = 5000;

/** Measurements of one run. */
interface Sending {
  /** Entries per second, from the first received request to the last. */
  rate: number;
  requests: number;
  /** Bytes of the received bodies per entry. */
  bytes: number;
}

/** Measure how fast a real worker builds and sends requests from a full journal, and their size. */
export async function benchRegion(runs: number): Promise<Figure[]> {
  const room = await openRegionRoom();
  const sendings: Sending[] = [];
  try {
    for (let nth = 0; nth < Math.max(1, Math.round(runs / 4)); nth += 1) sendings.push(await sendAll(room));
  } finally {
    await room.close();
  }
  const rates = sendings.map(({ rate }) => Math.round(rate));
  const note = `${REGION_ENTRIES} entries in ${sendings[0]?.requests} requests, n=${rates.length}, ${Math.min(...rates)}…${Math.max(...rates)}`;
  const bytes = median(sendings.map((one) => one.bytes));
  return [
    { name: 'entry sent to a region, body', value: bytes, unit: 'B', goal: { most: 60 }, note: 'packed by the worker' },
    { name: 'entries sent to a region', value: median(rates), unit: '/s', goal: { least: 5000 }, note },
  ];
}

/** Fill the journal, trigger the sending, and wait until all entries have arrived. */
async function sendAll(room: RegionRoom): Promise<Sending> {
  const { browser, engine } = room;
  await fillAtOnce(browser, REGION_ENTRIES);
  engine.deliveries.length = 0;
  engine.kept.clear();
  const came: number[] = [];
  engine.behave = () => {
    came.push(performance.now());
    return 'take';
  };
  await sendNow(room);
  await until(() => engine.kept.size >= REGION_ENTRIES, {
    timeout: 60_000,
    every: 100,
    what: `${REGION_ENTRIES} entries`,
  });
  const { deliveries } = engine;
  const seconds = ((came.at(-1) ?? 0) - (came[0] ?? 0)) / 1000;
  // The clock starts when the first request has been built and sent.
  const timed = engine.kept.size - (deliveries[0]?.records.length ?? 0);
  const bytes = deliveries.reduce((sum, delivery) => sum + delivery.bytes, 0) / engine.kept.size;
  return { rate: timed / seconds, requests: deliveries.length, bytes };
}
