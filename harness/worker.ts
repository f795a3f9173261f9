import type { Browser, CDPSession, Target, WebWorker } from 'puppeteer-core';
import { until } from './until.ts';

/** Methods to stop a worker. */
export type Way = 'closeTarget' | 'stopAllWorkers';

/** The extension's worker, as the browser starts and stops it. */
export class ExtensionWorker {
  /** How many times it has started since the browser did. */
  starts = 0;
  /** Id of the extension; until it is known, the worker of every extension counts. */
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

  /** Wait until it runs, to evaluate code in it. */
  async running(): Promise<WebWorker> {
    const worker = await (await this.#target(5000)).worker();
    if (!worker) throw new Error('The worker went away');
    return worker;
  }

  /** Return true if it runs. Asking does not wake it. */
  async isRunning(): Promise<boolean> {
    return (await this.#targets()).length > 0;
  }

  /**
   * Wait until its listeners are registered: a new worker is a target before its script has run. The browser answers
   * the worker after it has registered earlier listeners. The session is detached, because an attached one pauses the
   * worker at its next start.
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
    // A pending event may have restarted it at once.
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
      await this.#session.send('Target.closeTarget', { targetId }).catch(() => undefined); // it has ended
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
