import type { Chromium } from '../chromium/chromium.ts';
import type { StopMethod } from '../chromium/worker.ts';
import { pause } from '../finding.ts';

/** ms between two kills. */
const AT_LEAST = 20;
const AND_UP_TO = 250;

/** Kill the extension's worker repeatedly, more often than browsers do. */
export class Killer {
  kills = 0;
  readonly #browser: Chromium;
  readonly #how: StopMethod;
  #running = true;
  #ended: Promise<void>;

  constructor(browser: Chromium, how: StopMethod) {
    this.#browser = browser;
    this.#how = how;
    this.#ended = this.#run();
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#ended;
  }

  async #run(): Promise<void> {
    while (this.#running) {
      await pause(AT_LEAST + Math.random() * AND_UP_TO);
      const ran = await this.#browser.stopWorkerOnce(this.#how).catch(() => false);
      if (ran) this.kills += 1;
    }
  }
}
