import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startEngine } from './start-engine.ts';
import { whileRunning } from './while-running.ts';

const options = {
  folder: { type: 'string', default: 'fleet-data' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '4318' },
} as const;

/** Minimum length of a token, characters; a shorter one can be guessed. */
const minTokenLength = 20;

/**
 * Serve one school until a signal. Tokens are read from the environment, because arguments are visible in process lists.
 * @param words command-line arguments
 * @throws Error for a missing or short token
 */
export function serve(words: string[]): Promise<number> {
  const { folder, host, port } = parseArgs({ options, args: words }).values;
  const tokens = { write: token('DEZHURNY_WRITE_TOKEN'), read: token('DEZHURNY_READ_TOKEN') };
  return whileRunning(async (started) => {
    const { target } = await startEngine(started, { folder: resolve(folder), tokens, port: Number(port), host });
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
