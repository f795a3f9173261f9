import { join } from 'node:path';
import { trustedCertificate } from '../../harness/certificate.ts';
import { freePort } from '../../harness/free-port.ts';
import { ClickHouseHttp } from '../clickhouse-http.ts';
import { Collector } from '../collector/collector.ts';
import type { Engine } from '../engine.ts';
import { uuid } from '../simulate/chance.ts';
import type { Target } from '../simulate/pc.ts';
import type { Started } from './while-running.ts';

/**
 * Start a Collector in front of an engine, with a token and a certificate for this run; `started` stops it.
 * @param path command of the Collector, fleet/collector/binary.ts
 */
export async function startCollector(started: Started, engine: Engine, path: string): Promise<Target> {
  const [token, password] = [uuid(Math.random), uuid(Math.random)];
  const front = new ClickHouseHttp(engine, password);
  started.add(() => front.close());
  const collector = new Collector({
    path,
    folder: join(started.folder(), 'collector'),
    port: await freePort(),
    engine: await front.listen(),
    password,
    tokens: [token],
    tls: await trustedCertificate(),
  });
  started.add(() => collector.stop());
  await collector.start();
  return { address: collector.address, token, timeoutMs: 30_000, delayScale: 1 };
}
