import { Engine } from '../../fleet/engine.ts';
import { Gateway } from '../../fleet/gateway.ts';
import { lackingEngine } from '../../fleet/lacking.ts';
import { uuid } from '../../fleet/simulate/chance.ts';
import type { Target } from '../../fleet/simulate/pc.ts';
import type { Started } from './while-running.ts';

/** An engine with a gateway before it, and how to reach both. */
export interface Running {
  engine: Engine;
  target: Target;
  readToken: string;
}

/** Starts both on loopback, in a folder of their own. @throws with why there is none */
export async function startEngine(started: Started): Promise<Running> {
  const lacking = lackingEngine();
  if (lacking) throw new Error(lacking);
  const engine = new Engine(started.folder());
  started.add(() => engine.stop());
  await engine.start();
  const tokens = { write: uuid(Math.random), read: uuid(Math.random) };
  const gateway = new Gateway(engine, tokens);
  started.add(() => gateway.close());
  const address = await gateway.listen();
  return { engine, target: { address, token: tokens.write, patience: 30_000, scale: 1 }, readToken: tokens.read };
}
