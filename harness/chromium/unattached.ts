import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, CDPSession } from '@playwright/test';
import { violationsIn } from '../csp-violations.ts';
import type { FakeWeb } from '../fake-web.ts';
import { type Read, readerIn } from '../journal-dump.ts';
import { until } from '../until.ts';
import { type ExtensionsSession, mainProcess } from './cdp.ts';
import { launchUnattached } from './launch.ts';
import { TargetSession } from './target-session.ts';

/** Launch options of a Chromium that Playwright attaches to nothing of. */
interface UnattachedOptions {
  /** Folder of the built extension. */
  extension?: string;
  args?: readonly string[];
}

/**
 * A Chromium with the extension in whose tabs pages prerender. They do not where CDP is attached to the target of a
 * page (https://github.com/puppeteer/puppeteer/pull/11099), as Playwright does with every page of a context.
 * Its worker starts at once, while one that CDP is attached to waits for a command at each start.
 */
export class UnattachedChromium {
  readonly id: string;
  readonly #browser: Browser;
  readonly #session: CDPSession;
  readonly #folder: string;
  #plainPage: Promise<TargetSession> | undefined;

  private constructor(browser: Browser, session: CDPSession, id: string, folder: string) {
    this.#browser = browser;
    this.#session = session;
    this.id = id;
    this.#folder = folder;
  }

  static async launch(
    web: FakeWeb,
    { extension = '.output/chrome-mv3', args = [] }: UnattachedOptions = {},
  ): Promise<UnattachedChromium> {
    const folder = mkdtempSync(join(tmpdir(), 'dezhurny-unattached-'));
    const browser = await launchUnattached({
      ...{ port: web.port, unknown: [], refused: [], language: 'ru', trusting: true, headless: true },
      ...{ zone: 'Europe/Saratov', font: 'DejaVu Sans', log: join(folder, 'log'), args },
      ...{ endsOnSignals: true, executable: undefined },
    });
    const session = await browser.newBrowserCDPSession();
    const extensions = session as unknown as ExtensionsSession;
    const { id } = await extensions.send('Extensions.loadUnpacked', { path: resolve(extension) });
    const chromium = new UnattachedChromium(browser, session, id, folder);
    await chromium.#isGuarded();
    return chromium;
  }

  /** Return the address of an extension page. */
  address(path: string): string {
    return `chrome-extension://${this.id}/${path}`;
  }

  /** Open an address in a new tab, and attach nothing to it. */
  async open(url: string): Promise<void> {
    await this.#session.send('Target.createTarget', { url });
  }

  /** Return the addresses of all tabs. */
  async tabs(): Promise<string[]> {
    return (await this.#targets('page', '')).map(({ url }) => url);
  }

  /** Attach to the tab with an address of this prefix, and wait for it. */
  async attach(start: string): Promise<TargetSession> {
    const first = async (): Promise<string | undefined> => (await this.#targets('page', start))[0]?.targetId;
    return TargetSession.attach(this.#session, await until(first, { what: `a tab at ${start}` }));
  }

  /** Run `work` with a page of the extension that runs none of its code. It is one tab that stays open. */
  async inPlainPage<T>(work: (page: TargetSession) => Promise<T>): Promise<T> {
    this.#plainPage ??= this.#openPlainPage();
    return work(await this.#plainPage);
  }

  /** Close that page. The extension has no process then while its worker is stopped. */
  async closePlainPage(): Promise<void> {
    this.#plainPage = undefined;
    for (const { targetId } of await this.#targets('page', this.address('manifest.json'))) {
      await this.#session.send('Target.closeTarget', { targetId });
    }
  }

  /** Evaluate code in that page. */
  evaluate<R, A = undefined>(code: (argument: A) => R | Promise<R>, argument?: A): Promise<R> {
    return this.inPlainPage((page) => page.evaluate(code, argument));
  }

  /** Run `work` with a function that reads everything that the extension stores. */
  reading<T>(work: (read: Read) => Promise<T>): Promise<T> {
    return work(readerIn(this));
  }

  /** Return the id of the browser's main process. */
  processId(): Promise<number> {
    return mainProcess(this.#session);
  }

  /** Return true if the worker runs. Asking does not wake it, and does not keep it running. */
  async workerRunning(): Promise<boolean> {
    return (await this.#workers()).length > 0;
  }

  /** Stop the worker, and wait until it has stopped. */
  async killWorker(): Promise<void> {
    const isStopped = async (): Promise<boolean> => {
      const workers = await this.#workers();
      for (const { targetId } of workers) {
        await this.#session.send('Target.closeTarget', { targetId }).catch(() => undefined); // it has ended
      }
      return workers.length === 0;
    };
    await until(isStopped, { every: 100, what: 'the worker to stop' });
  }

  /** Quit the browser. @throws if the extension violated its content security policy */
  async close(): Promise<void> {
    await this.#browser.close();
    const violations = violationsIn(join(this.#folder, 'log'));
    rmSync(this.#folder, { recursive: true, force: true });
    if (violations.length > 0) throw new Error(`Against the content security policy:\n${violations.join('\n')}`);
  }

  #workers() {
    return this.#targets('service_worker', this.address(''));
  }

  async #targets(kind: 'page' | 'service_worker', start: string) {
    const { targetInfos } = await this.#session.send('Target.getTargets');
    return targetInfos.filter(({ type, url }) => type === kind && url.startsWith(start));
  }

  async #openPlainPage(): Promise<TargetSession> {
    await this.open(this.address('manifest.json'));
    const page = await this.attach(this.address('manifest.json'));
    const hasLoaded = (): Promise<boolean> => page.evaluate(() => chrome.storage !== undefined).catch(() => false);
    await until(hasLoaded, { what: 'the page of the extension' });
    return page;
  }

  /** Wait until the worker has handed the guard its settings: its listeners are registered before that. */
  async #isGuarded(): Promise<void> {
    const hasSettings = (): Promise<boolean> =>
      this.evaluate(async () => (await chrome.storage.local.get('given')).given !== undefined);
    await until(hasSettings, { what: 'the guard to have settings' });
  }
}
