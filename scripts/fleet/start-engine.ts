import { Engine } from '../../fleet/engine.ts';
import { Gateway } from '../../fleet/gateway.ts';
import { uuid } from '../../fleet/simulate/chance.ts';
import type { Target } from '../../fleet/simulate/pc.ts';
import type { Started } from './while-running.ts';

/** An engine with a gateway before it, and how to reach both. */
export interface Running {
  engine: Engine;
  target: Target;
  readToken: string;
}

/** Starts both on loopback, in a folder of their own. @throws with what to do where the engine has no build for this system */
export async function startEngine(started: Started): Promise<Running> {
  const engine = new Engine(started.folder());
  started.add(() => engine.stop());
  await engine.start().catch((error: Error) => {
    throw new Error(`${error.message}\nThe engine (chdb) runs on Linux with glibc and on macOS`);
  });
  const tokens = { write: uuid(Math.random), read: uuid(Math.random) };
  const gateway = new Gateway(engine, tokens);
  started.add(() => gateway.close());
  const address = await gateway.listen();
  return { engine, target: { address, token: tokens.write, patience: 30_000, scale: 1 }, readToken: tokens.read };
}
