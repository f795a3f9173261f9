import { onTestFinished, type TestContext } from 'vitest';
import { collectorBinary } from '../../fleet/collector/binary.ts';
import type { Collector } from '../../fleet/collector/collector.ts';
import { type CollectorSettings, makeCollector } from '../../fleet/commands/start-collector.ts';
import { Started } from '../../fleet/commands/while-running.ts';
import type { Engine } from '../../fleet/engine.ts';
import { anEngine } from '../fleet/test-engine.ts';

/** Tokens of two schools that each Collector of the tests knows. */
export const token = 'token-of-lyceum-1';
export const otherToken = 'token-of-lyceum-2';

/** Make a Collector in front of a new engine; skip the test with a reason where one of them cannot be had. */
export async function aCollector(
  context: TestContext,
  settings: Pick<CollectorSettings, 'changes'> = {},
): Promise<{ collector: Collector; engine: Engine }> {
  const { path, missing } = collectorBinary();
  if (path === undefined) return context.skip(missing);
  const engine = await anEngine();
  const started = new Started();
  onTestFinished(() => started.stop());
  const { collector } = await makeCollector(started, engine, path, { ...settings, tokens: [token, otherToken] });
  started.add(() => collector.kill());
  return { collector, engine };
}
