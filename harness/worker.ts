import type { Browser, CDPSession, Target, WebWorker } from 'puppeteer-core';
import { until } from './until.ts';

/** Ways that a browser has to stop a worker. */
export type Way = 'closeTarget' | 'stopAllWorkers';

/** The extension's worker, as the browser starts and stops it. */
export class ExtensionWorker {
  /** How many times it has started since the browser did. */
  starts = 0;
  /** Id of the extension, which is known only once that is there; before, every extension's worker counts. */
  id = '';
  readonly #browser: Browser;
  readonly #session: CDPSession;

  /** @param session of the browser */
  constructor(browser: Browser, session: CDPSession) {
    this.#browser = browser;
    this.#session = session;
    browser.on('targetcreated', (target) => {
      if (this.#isOurs(target)) this.starts += 1;
    });
  }

  /** Waits until it runs, to evaluate code in it. */
  async running(): Promise<WebWorker> {
    const worker = await (await this.#target(5000)).worker();
    if (!worker) throw new Error('The worker went away');
    return worker;
  }

  /** Whether it runs, seen without waking it. */
  async isRunning(): Promise<boolean> {
    return (await this.#targets()).length > 0;
  }

  /**
   * Waits until it hears events: a new one is a target of the browser before its script has run. An answer of the
   * browser to the worker comes after the listeners it registered before. The session is ended, because one that stays
   * holds the worker at its next start for a debugger to let it go.
   */
  async listens(): Promise<void> {
    const session = await (await this.#target(30_000)).createCDPSession();
    const expression = [
      "serviceWorker.state === 'activated'",
      "(!chrome.runtime.getManifest().permissions?.includes('webNavigation') || chrome.webNavigation.onErrorOccurred.hasListeners())",
      'chrome.runtime.getPlatformInfo().then(() => true)',
    ].join(' && ');
    const isListening = async (): Promise<boolean> => {
      const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true });
      return result.value === true;
    };
    await until(isListening, { timeout: 30_000, what: 'the worker to listen' });
    await session.detach();
  }

  /** Stop it, and wait until it has stopped. */
  async kill(how: Way): Promise<void> {
    const stopped = async (): Promise<boolean> => {
      if (how === 'closeTarget') await this.#close();
      else await this.#stopAll();
      return !(await this.isRunning());
    };
    // An event on its way may have started it again at once.
    await until(stopped, { timeout: 20_000, every: 200, what: 'the worker to stop' });
  }

  #isOurs = (target: Target): boolean =>
    target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${this.id}`);

  #target(timeout: number): Promise<Target> {
    return this.#browser.waitForTarget(this.#isOurs, { timeout });
  }

  async #targets(): Promise<string[]> {
    const { targetInfos } = await this.#session.send('Target.getTargets');
    const own = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.includes(this.id));
    return own.map(({ targetId }) => targetId);
  }

  async #close(): Promise<void> {
    for (const targetId of await this.#targets()) {
      await this.#session.send('Target.closeTarget', { targetId }).catch(() => undefined); // gone by itself
    }
  }

  async #stopAll(): Promise<void> {
    const page = await this.#browser.newPage();
    const session = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await page.close();
  }
}
