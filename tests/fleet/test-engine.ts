import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, onTestFinished, type TestContext } from 'vitest';
import { Engine } from '../../fleet/engine.ts';
import { missingEngineReason } from '../../fleet/engine-preflight.ts';
import { Gateway } from '../../fleet/gateway.ts';
import type { EngineUser } from '../../fleet/users.ts';

let running: TestContext;

beforeEach((context) => {
  running = context;
});

/** An engine with a separate folder, or of one before it; it is gone when the test ends. */
export async function anEngine(user: EngineUser = 'owner', folder = aFolder()): Promise<Engine> {
  skipWithoutEngine();
  const engine = new Engine(folder, user);
  onTestFinished(() => engine.stop());
  await engine.start();
  return engine;
}

/** Where no engine can be had, a test that needs one is left out and says why. */
export function skipWithoutEngine(): void {
  const lacking = missingEngineReason();
  if (lacking) running.skip(lacking);
}

/** A folder that is removed when the test ends. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-fleet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const tokens = { write: 'a token for PCs', read: 'a token for reports' };

/** A gateway before an engine, and its address. */
export async function aGateway(engine: Engine): Promise<string> {
  const gateway = new Gateway(engine, tokens);
  onTestFinished(() => gateway.close());
  return gateway.listen();
}
