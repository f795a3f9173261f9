import { Engine } from '../engine.ts';
import { missingEngineReason } from '../engine-preflight.ts';
import { Gateway, type Tokens } from '../gateway.ts';
import type { Rate } from '../rate-limit.ts';
import { uuid } from '../simulate/chance.ts';
import type { Target } from '../simulate/pc.ts';
import type { Started } from './while-running.ts';

/** A running engine with its gateway. */
export interface Running {
  engine: Engine;
  target: Target;
  readToken: string;
}

/** Folder, tokens and port; defaults are temporary. */
export interface EngineOptions {
  folder?: string;
  tokens?: Tokens;
  /** 0 chooses a free port. */
  port?: number;
  host?: string;
  /** Of the requests with each token; none by default. */
  rate?: Rate | null;
}

/** Start an engine and its gateway. @throws Error if the engine cannot run here */
export async function startEngine(
  started: Started,
  { folder, tokens = anyTokens(), port, host, rate = null }: EngineOptions = {},
): Promise<Running> {
  const missing = missingEngineReason();
  if (missing) throw new Error(missing);
  const engine = new Engine(folder ?? started.folder());
  started.add(() => engine.stop());
  await engine.start();
  const gateway = new Gateway(engine, tokens, rate);
  started.add(() => gateway.close());
  const address = await gateway.listen(port, host);
  return { engine, target: { address, token: tokens.write, timeoutMs: 30_000, delayScale: 1 }, readToken: tokens.read };
}

const anyTokens = (): Tokens => ({ write: uuid(Math.random), read: uuid(Math.random) });
