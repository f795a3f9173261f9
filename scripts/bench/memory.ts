import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Chromium } from '../browser/chromium.ts';

/** The largest memory of the process that an extension's pages and worker share, by Linux's own count. */
export class Memory {
  readonly #processes: readonly number[];

  private constructor(processes: readonly number[]) {
    this.#processes = processes;
  }

  /** Counts from now on. */
  static of({ browser }: Chromium): Memory {
    const processes = extensionProcesses(browser.process()?.pid ?? 0);
    for (const pid of processes) writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return new Memory(processes);
  }

  /** Bytes of the largest of them; 0 where nobody counts. */
  peak(): number {
    const peaks = this.#processes.map((pid) => /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    return Math.max(0, ...peaks.map((kilobytes) => Number(kilobytes ?? 0) * 1024));
  }
}

function extensionProcesses(browser: number): number[] {
  if (process.platform !== 'linux') return [];
  const all = readdirSync('/proc').map(Number).filter(Boolean);
  return all.filter((pid) => isExtensions(pid) && descends(pid, browser));
}

function isExtensions(pid: number): boolean {
  return textOf(`/proc/${pid}/cmdline`).includes('--extension-process');
}

function descends(pid: number, ancestor: number): boolean {
  for (let one = pid; one > 1; one = Number(/PPid:\s*(\d+)/.exec(textOf(`/proc/${one}/status`))?.[1] ?? 0)) {
    if (one === ancestor) return true;
  }
  return false;
}

/** Processes come and go while one looks. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
