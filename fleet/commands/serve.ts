import { resolve } from 'node:path';
import { schoolRate } from '../rate-limit.ts';
import { startEngine } from './start-engine.ts';
import { whileRunning } from './while-running.ts';

/** Options of `npm run fleet -- serve`; port 0 chooses a free one. */
interface FleetServeOptions {
  folder: string;
  host: string;
  port: string;
}

/** Minimum length of a token, characters; a shorter one can be guessed. */
const minTokenLength = 20;

/**
 * Serve one school until a signal. Tokens are read from the environment, because arguments are visible in process lists.
 * @throws Error for a missing or short token
 */
export function serve({ folder, host, port }: FleetServeOptions): Promise<number> {
  const tokens = { write: token('DEZHURNY_WRITE_TOKEN'), read: token('DEZHURNY_READ_TOKEN') };
  return whileRunning(async (started) => {
    const options = { folder: resolve(folder), tokens, port: Number(port), host, rate: schoolRate };
    const { target } = await startEngine(started, options);
    process.stdout.write(`${target.address}/v1/logs\n`);
    return new Promise<number>(() => {}); // until a signal
  });
}

function token(name: string): string {
  const given = process.env[name] ?? '';
  if (given.length >= minTokenLength) return given;
  throw new Error(
    `${name}: нужен токен от ${minTokenLength} знаков · a token of at least ${minTokenLength} characters is needed`,
  );
}
