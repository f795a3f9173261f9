import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a tool ended, with all it printed. */
export interface Ended {
  ok: boolean;
  output: string;
  seconds: number;
}

/**
 * Runs a command-line tool of a package by this Node, without a shell: `.bin` links are shell scripts on Windows.
 * @param name of the command; its package when that has another name
 */
export function runTool(name: string, args: readonly string[], from = name): Promise<Ended> {
  const started = Date.now();
  const child = spawn(process.execPath, [executable(from, name), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
  return new Promise((done) => {
    const end = (ok: boolean, note = ''): void => {
      done({ ok, output: Buffer.concat(pieces).toString() + note, seconds: (Date.now() - started) / 1000 });
    };
    child.on('error', (error) => end(false, String(error)));
    child.on('close', (code) => end(code === 0));
  });
}

function executable(from: string, name: string): string {
  const folder = join('node_modules', from);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  return join(folder, bin[name] ?? '');
}
