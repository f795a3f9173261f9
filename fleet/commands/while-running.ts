import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Resources to stop at the end, the last first. */
export class Started {
  private readonly stops: (() => unknown)[] = [];
  private stopping: Promise<void> | undefined;

  /** Register a callback that stops a resource. */
  add(stop: () => unknown): void {
    this.stops.push(stop);
  }

  /** Create a temporary folder, removed at the end. */
  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'dezhurny-fleet-'));
    this.add(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  /** Stop everything, once for all callers. A failure is reported and the rest is still stopped. */
  stop(): Promise<void> {
    this.stopping ??= this.undo();
    return this.stopping;
  }

  private async undo(): Promise<void> {
    for (const stop of this.stops.reverse()) {
      try {
        await stop();
      } catch (error) {
        process.stderr.write(`not stopped: ${(error as Error).message}\n`);
      }
    }
  }
}

/** Run a function and stop what it started, also after an error, SIGINT or SIGTERM. @returns the exit code */
export async function whileRunning(run: (started: Started) => Promise<number>): Promise<number> {
  const started = new Started();
  const interrupted = (signal: NodeJS.Signals): void => {
    process.stderr.write(`\nstopping · останавливается (${signal})\n`);
    void started.stop().then(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await run(started);
  } finally {
    await started.stop();
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  }
}
