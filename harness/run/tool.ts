import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Result of a tool. */
export interface Ended {
  ok: boolean;
  /** Standard output and standard error in the order they came; empty when they went to the terminal. */
  output: string;
  seconds: number;
}

/** Options for running a tool. */
export interface ToolOptions {
  /** Package of the command; its name is the command's unless given. */
  from?: string;
  /** Environment variables beside those of this process. */
  env?: Record<string, string>;
  /** Called with each piece of the output as it comes. */
  onOutput?: (piece: string) => void;
  /** Gives the tool this terminal: its colours, its keys, its progress lines. */
  terminal?: boolean;
}

/**
 * Runs a command-line tool of a package with this Node and without a shell: links in `.bin` are shell scripts on Windows.
 * @param name of the command
 */
export function runTool(name: string, args: readonly string[], options: ToolOptions = {}): Promise<Ended> {
  const { from = name, env, onOutput, terminal = false } = options;
  const started = Date.now();
  const child = spawn(process.execPath, [executable(from, name), ...args], {
    stdio: terminal ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(terminal ? {} : { NO_COLOR: '1' }), ...env },
  });
  const pieces: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      pieces.push(piece);
      onOutput?.(piece);
    });
  }
  return new Promise((done) => {
    const end = (ok: boolean, note = ''): void => {
      done({ ok, output: pieces.join('') + note, seconds: (Date.now() - started) / 1000 });
    };
    child.on('error', (error) => end(false, String(error)));
    child.on('close', (code) => end(code === 0));
  });
}

function executable(from: string, name: string): string {
  const folder = join('node_modules', from);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  return join(folder, typeof bin === 'string' ? bin : (bin[name] ?? ''));
}
