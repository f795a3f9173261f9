import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Engine } from '../../fleet/engine.ts';
import { Gateway } from '../../fleet/gateway.ts';
import { lackingEngine } from '../../fleet/lacking.ts';
import { whileRunning } from './while-running.ts';

const options = {
  folder: { type: 'string', default: 'fleet-data' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '4318' },
} as const;

/** Shorter ones can be guessed. */
const SHORTEST = 20;

/**
 * Serves one school until it is interrupted. Tokens come from the environment, where no list of processes shows them.
 * @throws with what is missing
 */
export function serve(words: string[]): Promise<number> {
  const { folder, host, port } = parseArgs({ options, args: words }).values;
  const tokens = { write: token('DEZHURNY_WRITE_TOKEN'), read: token('DEZHURNY_READ_TOKEN') };
  const lacking = lackingEngine();
  if (lacking) throw new Error(lacking);
  return whileRunning(async (started) => {
    mkdirSync(folder, { recursive: true });
    const engine = new Engine(resolve(folder));
    started.add(() => engine.stop());
    await engine.start();
    const gateway = new Gateway(engine, tokens);
    started.add(() => gateway.close());
    const address = await gateway.listen(Number(port), host);
    process.stdout.write(`${address}/v1/logs\n`);
    return new Promise<number>(() => {}); // until a signal
  });
}

function token(name: string): string {
  const given = process.env[name] ?? '';
  if (given.length >= SHORTEST) return given;
  throw new Error(`${name}: нужен токен от ${SHORTEST} знаков · a token of at least ${SHORTEST} characters is needed`);
}
