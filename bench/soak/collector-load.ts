import { takeBatch } from '../../core/region/batch.ts';
import type { OutboxItem } from '../../core/region/outbox-item.ts';
import { seeded } from '../../fleet/simulate/chance.ts';
import { auditedDay, sumOfDay } from '../../fleet/simulate/entries.ts';
import { nothingSent, type Target } from '../../fleet/simulate/pc.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import type { Finding } from '../../harness/finding.ts';
import { until } from '../../harness/until.ts';
import { type Rig, sender, sendItems, withCollector } from './collector-storm.ts';

/** PCs that send at the same time. */
const AT_ONCE = 16;
const REQUESTS = 100;

/** Measure what a Collector takes while its engine is stopped, what waits on its disk, and how long that takes to drain. */
export function collectorLoad(): Promise<Finding> {
  const goal = `${AT_ONCE * REQUESTS} sums and as many full requests while the engine is stopped: all arrive when it starts`;
  return withCollector('Collector under load', goal, async (rig) => {
    await rig.engine.stop();
    const sums = await measured(rig, (chance) => [sumOfDay(chance, shownDay(3), 4)]);
    const entries = await measured(rig, fullRequest);
    const peakMB = Math.round(rig.collector.peakMemory / 1e6);
    const began = performance.now();
    await rig.engine.start();
    const rows = await drained(rig, sums.count + entries.count);
    const drain = (performance.now() - began) / 1000;
    return {
      measured: {
        sumsPerSecond: sums.perSecond,
        queuedBytesOfSum: sums.queuedBytes,
        entriesPerSecond: entries.perSecond,
        queuedBytesOfEntry: entries.queuedBytes,
        peakMB,
        peakMBWhileDraining: Math.round(rig.collector.peakMemory / 1e6),
        drainedPerSecond: Math.round(rows / drain),
      },
      met: rows === sums.count + entries.count,
    };
  });
}

interface Measured {
  count: number;
  perSecond: number;
  /** Growth of the queue on the disk per entry, bytes. */
  queuedBytes: number;
}

/** Send requests from several PCs at once. @param itemsOf makes the items of one request */
async function measured(
  { collector, target }: Rig,
  itemsOf: (chance: () => number) => readonly OutboxItem[],
): Promise<Measured> {
  const loads = Array.from({ length: AT_ONCE }, (_, pc) => {
    const chance = seeded(100 + pc);
    return Array.from({ length: REQUESTS }, () => itemsOf(chance)).flat();
  });
  const before = collector.queueBytes;
  const began = performance.now();
  const sent = nothingSent();
  await Promise.all(loads.map((items, pc) => sendItems(items, patient(target), pc, sent)));
  const seconds = (performance.now() - began) / 1000;
  return {
    count: sent.entries,
    perSecond: Math.round(sent.entries / seconds),
    queuedBytes: Math.round((collector.queueBytes - before) / sent.entries),
  };
}

const patient = (target: Target): Target => ({ ...target, timeoutMs: 30_000 });

/** Return the entries of one day that fill a request. */
function fullRequest(chance: () => number): readonly OutboxItem[] {
  const [first, ...rest] = auditedDay(chance, shownDay(3), 500);
  if (!first) return [];
  return takeBatch([first, ...rest], sender).entries;
}

/** Wait up to ten minutes until the engine has so many rows. @returns the rows it has then */
async function drained({ engine }: Rig, wanted: number): Promise<number> {
  const rows = async (): Promise<number> => {
    const [row] = await engine.query<{ n: number }>(
      'SELECT (SELECT count() FROM dezhurny.entries FINAL) + (SELECT count() FROM dezhurny.day_sums FINAL) AS n',
    );
    return row?.n ?? 0;
  };
  await until(async () => (await rows()) >= wanted, { timeout: 600_000, every: 250, what: 'the queue to drain' }).catch(
    () => undefined,
  );
  return rows();
}
