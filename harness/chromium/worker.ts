import type { BrowserContext, CDPSession, Page, Worker } from '@playwright/test';
import { until } from '../until.ts';
import { sessionOf } from './cdp.ts';
import { TargetSession } from './target-session.ts';

/** Ways to stop a worker: close its target, or DevTools' “stop all”. */
export const stopMethods = ['closeTarget', 'stopAllWorkers'] as const;
export type StopMethod = (typeof stopMethods)[number];

declare const serviceWorker: { state: string };

/** Runs in the worker: return true if its listeners are registered. */
async function isListening(): Promise<boolean> {
  const { permissions } = chrome.runtime.getManifest();
  const lacksNavigation = !permissions?.includes('webNavigation');
  if (serviceWorker.state !== 'activated') return false;
  if (!lacksNavigation && !chrome.webNavigation.onErrorOccurred.hasListeners()) return false;
  return chrome.runtime.getPlatformInfo().then(() => true);
}

/** ms in which DevTools' “stop all” stops a worker that runs. */
const STOP_TIMEOUT_MS = 3000;

/** The extension's service worker, as the browser starts and stops it. */
export class ExtensionWorker {
  /** Id of the extension; until it is known every extension's worker counts. */
  id = '';
  readonly #context: BrowserContext;
  readonly #session: CDPSession;
  readonly #openPage: () => Promise<Page>;

  /**
   * @param session of the browser
   * @param openPage returns a page that DevTools may use to stop workers; it stays open
   */
  constructor(context: BrowserContext, session: CDPSession, openPage: () => Promise<Page>) {
    this.#openPage = openPage;
    this.#context = context;
    this.#session = session;
  }

  /** Wait for the running worker, to evaluate code in it. */
  running(): Promise<Worker> {
    return until(() => this.#context.serviceWorkers().find(this.#isOurs), { what: 'the worker', timeout: 30_000 });
  }

  /**
   * Count its starts from now on. Its target and Playwright's event do not tell: a worker that DevTools watches keeps its
   * target over a stop. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/
   * @returns a function that returns the count
   */
  async countStarts(): Promise<() => number> {
    let starts = 0;
    let before = '';
    const session = await sessionOf(await this.#openPage());
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { scriptURL, runningStatus } of versions) {
        if (!this.#isOurs({ url: () => scriptURL })) continue;
        if (runningStatus === 'starting' && before !== 'starting') starts += 1;
        before = runningStatus;
      }
    });
    await session.send('ServiceWorker.enable');
    return () => starts;
  }

  /** Return true if it runs. Asking does not wake it. */
  async isRunning(): Promise<boolean> {
    return (await this.#targets()).length > 0;
  }

  /**
   * Wait until its listeners are registered: a new worker is listed before its script has run. The browser answers the
   * last command after it has registered earlier listeners.
   */
  async listens(): Promise<void> {
    const listening = async (): Promise<boolean> => (await this.running()).evaluate(isListening).catch(() => false);
    await until(listening, { timeout: 30_000, what: 'the worker to listen' });
  }

  /** Bytes of its heap after a garbage collection. @throws when it does not run */
  async heap(): Promise<number> {
    const [targetId] = await this.#targets();
    if (!targetId) throw new Error('The worker does not run');
    const session = await TargetSession.attach(this.#session, targetId);
    try {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    } finally {
      await session.detach();
    }
  }

  /** Stop it if it runs, without waiting: it may restart at once. @returns true if it ran */
  async stopOnce(how: StopMethod): Promise<boolean> {
    const targets = await this.#targets();
    if (targets.length === 0) return false;
    if (how === 'stopAllWorkers') await this.#stopAll();
    for (const targetId of how === 'closeTarget' ? targets : []) {
      await this.#session.send('Target.closeTarget', { targetId }).catch(() => undefined); // it has ended
    }
    return true;
  }

  /** Stop it, and wait until it has stopped. */
  async kill(how: StopMethod): Promise<void> {
    // A worker that waits for the debugger at its start does not stop; its target closes.
    const lastStop = Date.now() + STOP_TIMEOUT_MS;
    const isStopped = async (): Promise<boolean> => {
      await this.stopOnce(Date.now() > lastStop ? 'closeTarget' : how);
      return !(await this.isRunning());
    };
    // A pending event may have restarted it at once.
    await until(isStopped, { timeout: 20_000, every: 100, what: 'the worker to stop' });
  }

  #isOurs = (worker: Pick<Worker, 'url'>): boolean => worker.url().startsWith(`chrome-extension://${this.id}`);

  async #targets(): Promise<string[]> {
    const { targetInfos } = await this.#session.send('Target.getTargets');
    const own = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.includes(this.id));
    return own.map(({ targetId }) => targetId);
  }

  async #stopAll(): Promise<void> {
    const session = await sessionOf(await this.#openPage());
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
  }
}
