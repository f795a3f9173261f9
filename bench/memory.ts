import { readdirSync, readFileSync } from 'node:fs';

/** ms between two samples: shorter than any garbage collection. */
const LOOK = 20;

/**
 * Peak private memory of the process that the extension's pages and worker share, as Linux counts it and as the
 * browser's task manager shows it. Memory shared between the browser's processes is not included.
 */
export class Memory {
  readonly #processes: readonly number[];
  readonly #looking: NodeJS.Timeout;
  #peak = 0;

  private constructor(processes: readonly number[]) {
    this.#processes = processes;
    this.#looking = setInterval(() => this.#look(), LOOK);
  }

  /** Start to sample. */
  static async of(browser: { processId(): Promise<number> }): Promise<Memory> {
    return new Memory(extensionProcesses(await browser.processId()));
  }

  /** Stop sampling. @returns the peak in bytes; 0 where memory cannot be read */
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

/**
 * Return the ids of the processes in which a browser runs extensions; none on a system without /proc.
 * @param browser id of its main process
 */
export function extensionProcesses(browser: number): number[] {
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

/** Return the text of a file; a process may end while it is read. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
