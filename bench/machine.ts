import { execFileSync } from 'node:child_process';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { findChromium } from '../harness/find-browser.ts';

/** The machine that the figures were measured on. */
export interface Machine {
  processor: string;
  cores: number;
  memory: string;
  system: string;
  node: string;
  browser: string;
  /** Load average of the last minute: runnable processes, including those outside the measurement. */
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
