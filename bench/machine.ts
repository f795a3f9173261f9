import { execFileSync } from 'node:child_process';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { findChromium } from '../harness/find-browser.ts';

/** What the figures were measured on; without it they mean nothing. */
export interface Machine {
  processor: string;
  cores: number;
  memory: string;
  system: string;
  node: string;
  browser: string;
  /** Work of others beside the measurement: processes that wanted a core in the last minute. */
  load: number;
}

export function describeMachine(): Machine {
  const [first] = cpus();
  return {
    processor: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${platform()} ${release()}`,
    node: process.version,
    browser: browserVersion(),
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

function browserVersion(): string {
  try {
    return execFileSync(findChromium() ?? 'chromium', ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}
