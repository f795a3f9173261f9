import type { CDPSession } from 'puppeteer-core';
import type { Chromium } from '../chromium.ts';
import { pause } from '../finding.ts';

export const ways = ['Target.closeTarget', 'ServiceWorker.stopAllWorkers'] as const;
export type Way = (typeof ways)[number];

/** ms between two kills. */
const AT_LEAST = 20;
const AND_UP_TO = 250;

/** Kill the extension's worker repeatedly, more often than browsers do. */
export class Killer {
  kills = 0;
  readonly #browser: Chromium;
  readonly #way: Way;
  #running = true;
  #ended: Promise<void>;

  constructor(browser: Chromium, way: Way) {
    this.#browser = browser;
    this.#way = way;
    this.#ended = this.#run();
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#ended;
  }

  async #run(): Promise<void> {
    const control = await this.#control();
    while (this.#running) {
      await pause(AT_LEAST + Math.random() * AND_UP_TO);
      await this.#kill(control).catch(() => undefined);
    }
    await control.detach();
  }

  async #kill(control: CDPSession): Promise<void> {
    if (await killWorker(control, this.#browser.id, this.#way)) this.kills += 1;
  }

  async #control(): Promise<CDPSession> {
    if (this.#way === 'Target.closeTarget') return this.#browser.browser.target().createCDPSession();
    const page = await this.#browser.browser.newPage();
    const session = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    return session;
  }
}

/** Kill the extension's worker if it runs, without waiting: it may restart at once. @returns true if it ran */
export async function killWorker(control: CDPSession, id: string, way: Way = 'Target.closeTarget'): Promise<boolean> {
  const { targetInfos } = await control.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(id));
  if (!worker) return false;
  if (way === 'Target.closeTarget') await control.send(way, { targetId: worker.targetId });
  else await control.send(way);
  return true;
}
