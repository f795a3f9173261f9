import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What was started and is to be stopped, the last first. */
export class Started {
  private readonly stops: (() => unknown)[] = [];
  private stopping: Promise<void> | undefined;

  /** @param stop what undoes a start */
  add(stop: () => unknown): void {
    this.stops.push(stop);
  }

  /** A folder for the time of the run. */
  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'dezhurny-fleet-'));
    this.add(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  /** Stops everything once, for every caller. What cannot be stopped does not keep the rest running. */
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

/** Runs something and stops what it started, also when it fails or is interrupted. */
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
