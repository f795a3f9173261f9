import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const source = import.meta.dirname;

/** Oldest Go that builds the Collector: that of go.mod. */
const MIN_GO = [1, 26] as const;

/** ms that a first build may take: it downloads and compiles some 300 modules. */
const BUILD_MS = 20 * 60_000;

/** The command of a Collector with the components of collector.yaml, or why this machine has no such command. */
export type CollectorBinary = { path: string; missing?: undefined } | { path?: undefined; missing: string };

/**
 * Return a Collector: one built from main.go where Go is installed, else `otelcol-contrib` of the PATH. A build is kept in
 * the cache folder of the user, by a hash of its sources.
 */
export function collectorBinary(): CollectorBinary {
  const built = hasGo() ? buildOnce() : null;
  if (built?.path) return built;
  if (spawnSync('otelcol-contrib', ['--version']).status === 0) return { path: 'otelcol-contrib' };
  const why = built?.missing ?? `Go ${MIN_GO.join('.')} is not installed`;
  return { missing: `${why}: install Go ${MIN_GO.join('.')} (https://go.dev/dl/) or otelcol-contrib on the PATH` };
}

function hasGo(): boolean {
  const { stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  const [, major = 0, minor = 0] = /^go(\d+)\.(\d+)/.exec(stdout ?? '')?.map(Number) ?? [];
  return major > MIN_GO[0] || (major === MIN_GO[0] && minor >= MIN_GO[1]);
}

function buildOnce(): CollectorBinary {
  const path = join(cacheFolder(), `otelcol-${sourceHash()}`);
  if (existsSync(path)) return { path };
  mkdirSync(cacheFolder(), { recursive: true });
  const fresh = `${path}.${process.pid}`;
  try {
    const build = ['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-o', fresh, '.'];
    execFileSync('go', build, { cwd: source, timeout: BUILD_MS, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const last = String((error as { stderr?: Buffer }).stderr ?? error)
      .trim()
      .split('\n')
      .at(-1);
    return { missing: `Go could not build the Collector (${last})` };
  }
  renameSync(fresh, path); // two builds at a time make the same file
  return { path };
}

function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dezhurny');
}

function sourceHash(): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go']) hash.update(readFileSync(join(source, file)));
  return hash.digest('hex').slice(0, 16);
}
