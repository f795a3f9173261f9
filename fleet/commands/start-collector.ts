import { join } from 'node:path';
import { trustedCertificate } from '../../harness/certificate.ts';
import { freePort } from '../../harness/free-port.ts';
import { ClickHouseHttp } from '../clickhouse-http.ts';
import { Collector, type CollectorOptions } from '../collector/collector.ts';
import type { Engine } from '../engine.ts';
import { uuid } from '../simulate/chance.ts';
import type { Target } from '../simulate/pc.ts';
import type { Started } from './while-running.ts';

/** A Collector in front of an engine, and where PCs send to. */
export interface CollectorOfEngine {
  collector: Collector;
  front: ClickHouseHttp;
  target: Target;
}

/** Settings of a Collector; without them it has a temporary folder, one token and a certificate of `localhost`. */
export type CollectorSettings = Partial<Pick<CollectorOptions, 'folder' | 'tokens' | 'tls' | 'changes'>>;

/**
 * Make a Collector in front of an engine, not yet started; `started` stops it.
 * @param path command of the Collector, fleet/collector/binary.ts
 */
export async function makeCollector(
  started: Started,
  engine: Engine,
  path: string,
  settings: CollectorSettings = {},
): Promise<CollectorOfEngine> {
  const { tokens = [uuid(Math.random)], folder = join(started.folder(), 'collector') } = settings;
  const password = uuid(Math.random);
  const front = new ClickHouseHttp(engine, password);
  started.add(() => front.close());
  const collector = new Collector({
    path,
    port: await freePort(),
    engine: await front.listen(),
    password,
    tls: await trustedCertificate(),
    ...settings,
    tokens,
    folder,
  });
  started.add(() => collector.stop());
  const target = { address: collector.address, token: tokens[0] ?? '', timeoutMs: 30_000, delayScale: 1 };
  return { collector, front, target };
}

/** Make a Collector as `makeCollector` does, and start it. @throws Error with its log if it does not listen */
export async function startCollector(...made: Parameters<typeof makeCollector>): Promise<CollectorOfEngine> {
  const whole = await makeCollector(...made);
  await whole.collector.start();
  return whole;
}
