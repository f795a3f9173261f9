import { readdirSync, readFileSync } from 'node:fs';
import type { Chromium } from '../harness/chromium.ts';

/** ms between two looks: shorter than any collection of garbage. */
const LOOK = 20;

/**
 * The largest memory of the process that an extension's pages and worker share: what it holds for itself, by Linux's own
 * count, as the browser's task manager shows it. The browser's program, which all its processes share, is not in it.
 */
export class Memory {
  readonly #processes: readonly number[];
  readonly #looking: NodeJS.Timeout;
  #peak = 0;

  private constructor(processes: readonly number[]) {
    this.#processes = processes;
    this.#looking = setInterval(() => this.#look(), LOOK);
  }

  /** Counts from now on. */
  static of({ browser }: Chromium): Memory {
    return new Memory(extensionProcesses(browser.process()?.pid ?? 0));
  }

  /** Counts no longer. @returns bytes of the largest of them; 0 when not counting */
  peak(): number {
    this.#look();
    clearInterval(this.#looking);
    return this.#peak;
  }

  #look(): void {
    for (const pid of this.#processes) {
      const own = /RssAnon:\s*(\d+)/.exec(textOf(`/proc/${pid}/status`))?.[1];
      this.#peak = Math.max(this.#peak, Number(own ?? 0) * 1024);
    }
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
