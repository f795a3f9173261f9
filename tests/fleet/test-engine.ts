import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, onTestFinished, type TestContext } from 'vitest';
import { Engine } from '../../fleet/engine.ts';
import { missingEngineReason } from '../../fleet/engine-preflight.ts';
import { Gateway } from '../../fleet/gateway.ts';
import type { Rate } from '../../fleet/rate-limit.ts';
import type { EngineUser } from '../../fleet/users.ts';

let running: TestContext;

beforeEach((context) => {
  running = context;
});

/** Start an engine, stopped at the end of the test. @param folder of an earlier engine, or a new one */
export async function anEngine(user: EngineUser = 'owner', folder = aFolder()): Promise<Engine> {
  skipWithoutEngine();
  const engine = new Engine(folder, user);
  onTestFinished(() => engine.stop());
  await engine.start();
  return engine;
}

/** Skip the test with a reason if the engine cannot run here. */
export function skipWithoutEngine(): void {
  const missing = missingEngineReason();
  if (missing) running.skip(missing);
}

/** Create a folder, removed at the end of the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-fleet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const tokens = { write: 'a token for PCs', read: 'a token for reports' };

/** Start a gateway for an engine. @param rate of requests, unlimited by default @returns its base address */
export async function aGateway(engine: Engine, rate: Rate | null = null): Promise<string> {
  const gateway = new Gateway(engine, tokens, rate);
  onTestFinished(() => gateway.close());
  return gateway.listen();
}
