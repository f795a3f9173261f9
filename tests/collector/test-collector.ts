import { join } from 'node:path';
import { onTestFinished, type TestContext } from 'vitest';
import { ClickHouseHttp } from '../../fleet/clickhouse-http.ts';
import { collectorBinary } from '../../fleet/collector/binary.ts';
import { Collector, type CollectorOptions } from '../../fleet/collector/collector.ts';
import type { Engine } from '../../fleet/engine.ts';
import { trustedCertificate } from '../../harness/certificate.ts';
import { freePort } from '../../harness/free-port.ts';
import { aFolder, anEngine } from '../fleet/test-engine.ts';

/** Tokens of two schools that each Collector of the tests knows. */
export const token = 'token-of-lyceum-1';
export const otherToken = 'token-of-lyceum-2';

const password = 'a password of the writer';

/** Make a Collector in front of a new engine; skip the test with a reason where one of them cannot be had. */
export async function aCollector(
  context: TestContext,
  changes: Pick<CollectorOptions, 'changes'> = {},
): Promise<{ collector: Collector; engine: Engine }> {
  const { path, missing } = collectorBinary();
  if (path === undefined) return context.skip(missing);
  const folder = aFolder();
  const engine = await anEngine();
  const front = new ClickHouseHttp(engine, password);
  onTestFinished(() => front.close());
  const options = {
    path,
    folder: join(folder, 'collector'),
    port: await freePort(),
    password,
    tokens: [token, otherToken],
  };
  const collector = new Collector({
    ...options,
    engine: await front.listen(),
    tls: await trustedCertificate(),
    ...changes,
  });
  onTestFinished(() => collector.kill());
  return { collector, engine };
}
