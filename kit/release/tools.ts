import { spawnSync } from 'node:child_process';

/**
 * Run git in a folder.
 * @returns its standard output without the last line end
 * @throws Error with what git says
 */
export function git(folder: string, ...words: string[]): string {
  return run(folder, 'git', words).trimEnd();
}

/**
 * Run npm in a folder, the one that runs this command if there is one.
 * @returns its standard output
 * @throws Error with what npm says
 */
export function npm(folder: string, ...words: string[]): string {
  const own = process.env.npm_execpath;
  return own?.endsWith('.js') ? run(folder, process.execPath, [own, ...words]) : run(folder, 'npm', words);
}

function run(cwd: string, command: string, words: readonly string[]): string {
  const options = { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  const { status, stdout, stderr, error } = spawnSync(command, words, options);
  if (status === 0) return stdout;
  throw new Error(`${command} ${words.join(' ')}: ${error?.message ?? (stderr.trim() || stdout.trim())}`);
}
