import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Page, Worker } from '@playwright/test';
import type { Banner } from '../banner.ts';
import { clearStored } from '../clear-stored.ts';
import { violationsIn } from '../csp-violations.ts';
import type { FakeWeb } from '../fake-web.ts';
import type { FontFamily } from '../fonts.ts';
import { type Kept, type Read, readerIn } from '../journal-dump.ts';
import type { Overlay } from '../overlay.ts';
import { installInProfile, keepsExtensions } from '../profile.ts';
import { until, within } from '../until.ts';
import { bannerOf } from './banner.ts';
import { type ExtensionsSession, mainProcess } from './cdp.ts';
import { downloadFrom } from './download.ts';
import { launchContext } from './launch.ts';
import { overlaysIn } from './overlay.ts';
import { startingAt } from './start-address.ts';
import { ExtensionWorker, type StopMethod } from './worker.ts';

/** Launch options of a browser with the extension. */
export interface ChromiumOptions {
  web: FakeWeb;
  /** Folder of the built extension. */
  extension?: string;
  /** Profile folder to keep; by default a temporary one, which `close()` removes. */
  profile?: string;
  headless?: boolean;
  /** Hosts whose names do not resolve. */
  unknown?: readonly string[];
  /** Hosts that refuse every connection. */
  refused?: readonly string[];
  /** Hosts that are at another loopback port. */
  ports?: Readonly<Record<string, number>>;
  language?: 'ru' | 'en';
  /** IANA time zone of the PC. */
  zone?: string;
  /** The only font of the browser; `'system'` stands for those of this PC. */
  font?: FontFamily | 'system';
  /** Install the extension before the browser starts instead of just after. */
  early?: boolean;
  /** Accept the certificates of the fake web; `false` makes them an error. */
  trusting?: boolean;
  args?: readonly string[];
  /** Command that starts the browser, in place of the one that is found. */
  executable?: string;
  /** Address that the browser opens when it starts; `relaunch()` does not open it again. */
  startAddress?: string;
  /** `false`: the caller ends the browser when this process is interrupted. */
  endsOnSignals?: boolean;
}

const defaults = {
  extension: '.output/chrome-mv3',
  headless: true,
  unknown: [],
  refused: [],
  language: 'ru',
  zone: 'Europe/Saratov',
  font: 'DejaVu Sans',
  trusting: true,
  args: [],
  endsOnSignals: true,
} as const;

/** ms that a step of a reset may take on a busy machine. */
const STEP_MS = 30_000;

/** A Chromium with the built extension, in which every host is the fake web. */
export class Chromium {
  context!: BrowserContext;
  /** Id of the extension. */
  id = '';
  readonly profile: string;
  readonly web: FakeWeb;
  readonly #options: ChromiumOptions;
  #session!: CDPSession;
  #worker!: ExtensionWorker;
  #plainPage: Page | undefined;
  /** Folder that the extension was installed from while the browser ran. */
  #installedFolder: string | undefined;

  private constructor(options: ChromiumOptions) {
    this.#options = options;
    this.web = options.web;
    this.profile = options.profile ?? mkdtempSync(join(tmpdir(), 'dezhurny-'));
    if (!options.profile) process.once('exit', this.#removeProfile); // Ctrl+C ends the process without `close()`
  }

  static async launch(options: ChromiumOptions): Promise<Chromium> {
    const chromium = new Chromium(options);
    await chromium.#start(options.early ?? false);
    return chromium;
  }

  /** Open an address in a new tab, which is in front then; a page that cannot load is not an error. */
  async open(url: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.bringToFront();
    await this.go(page, url);
    return page;
  }

  /** Navigate a tab; neither a failed load nor a redirect by the extension is an error. */
  async go(page: Page, url: string): Promise<void> {
    await page.goto(url, { waitUntil: 'domcontentloaded' }).catch((error: Error) => {
      if (!/net::|interrupted|detached|destroyed|ERR_/.test(error.message)) throw error;
    });
  }

  /** Open an extension page in a new tab. */
  async extensionPage(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.address(path));
    return page;
  }

  /** Return the address of an extension page. */
  address(path: string): string {
    return `chrome-extension://${this.id}/${path}`;
  }

  /** Return the banner that is up now, if any. */
  banner(page: Page): Promise<Banner | undefined> {
    return bannerOf(page).catch(() => undefined); // the page was closed during the read
  }

  /** Return the extension's closed shadow roots in a page. */
  overlays(page: Page): Promise<Overlay[]> {
    return overlaysIn(page);
  }

  /** Count the starts of the extension's worker from now on. @returns a function that returns the count */
  countWorkerStarts(): Promise<() => number> {
    return this.#worker.countStarts();
  }

  /** Wait for the running worker, to evaluate code in it. */
  worker(): Promise<Worker> {
    return this.#worker.running();
  }

  /** Return true if the worker runs. Asking does not wake it. */
  workerRunning(): Promise<boolean> {
    return this.#worker.isRunning();
  }

  /** Return the bytes of the running worker's heap after a garbage collection. */
  workerHeap(): Promise<number> {
    return this.#worker.heap();
  }

  /** Stop the worker, and wait until it has stopped. */
  killWorker(how: StopMethod = 'stopAllWorkers'): Promise<void> {
    return this.#worker.kill(how);
  }

  /** Stop the worker if it runs, without waiting: it may restart at once. @returns true if it ran */
  stopWorkerOnce(how: StopMethod): Promise<boolean> {
    return this.#worker.stopOnce(how);
  }

  /**
   * Run `work` with a page of the extension's origin that runs none of its code. It is one tab that stays open in the
   * background: a new tab for each call costs more than the call.
   */
  async inPlainPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
    return work(await this.#openPlainPage());
  }

  /** Close that page. The extension has no process then while its worker is stopped. */
  async closePlainPage(): Promise<void> {
    await this.#plainPage?.close();
  }

  /** Evaluate code in a page of the extension that runs none of its code. */
  evaluate<R, A = undefined>(code: (argument: A) => R | Promise<R>, argument?: A): Promise<R> {
    return this.inPlainPage((page) => page.evaluate(code as never, argument));
  }

  /** Run `work` with a function that reads everything that the extension stores; it can be called repeatedly. */
  reading<T>(work: (read: Read) => Promise<T>): Promise<T> {
    return this.inPlainPage((page) => work(readerIn(page)));
  }

  /** Return everything that the extension stores. */
  storage(): Promise<Kept> {
    return this.reading((read) => read());
  }

  /** Run `start`, which starts a download, and wait for the file. @param timeout ms */
  download(start: () => Promise<unknown>, { timeout = 10_000 } = {}): Promise<string> {
    return downloadFrom(this.#session, join(this.profile, 'downloads'), start, timeout);
  }

  /** Return the id of the browser's main process. */
  processId(): Promise<number> {
    return mainProcess(this.#session);
  }

  /** Return the pages of all tabs, without the plain page of this driver. */
  pages(): Page[] {
    return this.context.pages().filter((page) => page !== this.#plainPage);
  }

  /**
   * Uninstall the extension, and wait until its storage is gone: deleted later, it would be that of the next one with this
   * id. Its tabs close with it.
   */
  async uninstall(): Promise<void> {
    this.#installedFolder = undefined;
    await this.#plainPage?.goto('about:blank');
    await this.#extensions.send('Extensions.uninstall', { id: this.id });
    const names = [`IndexedDB/chrome-extension_${this.id}_0.indexeddb.leveldb`, `Local Extension Settings/${this.id}`];
    const isGone = (): boolean => !names.some((name) => existsSync(join(this.profile, 'Default', name)));
    await until(isGone, { what: 'the storage of the extension to go' });
  }

  /** Install the extension, or reload it from its folder as an update, and wait until its listeners are registered. */
  async install(extension = this.#options.extension ?? defaults.extension): Promise<void> {
    this.#options.extension = extension;
    const { id } = await this.#extensions.send('Extensions.loadUnpacked', { path: resolve(extension) });
    this.id = id;
    this.#worker.id = id;
    await this.#worker.listens();
    this.#installedFolder = extension;
  }

  /** Install another extension beside ours. It stays until the browser quits. @returns its id */
  async installAnother(folder: string): Promise<string> {
    return (await this.#extensions.send('Extensions.loadUnpacked', { path: resolve(folder) })).id;
  }

  /**
   * Reset the extension to its state just after installation, and close all tabs. The same folder stays installed and
   * loses all that it stored, which takes half the time of an installation.
   */
  async reset(extension = this.#options.extension ?? defaults.extension): Promise<void> {
    await this.#openSpareTab(); // a browser quits with its last tab
    await within(STEP_MS, Promise.all(this.pages().map((page) => page.close())), 'the tabs to close');
    if (extension === this.#installedFolder) {
      await this.#clear();
    } else {
      await within(STEP_MS, this.uninstall(), 'the extension to go');
      await within(2 * STEP_MS, this.install(extension), 'the extension to come');
    }
  }

  /** Return the content security policy violations of the extension's pages, from the browser's log. */
  violations(): string[] {
    return violationsIn(this.#log);
  }

  /**
   * Quit the browser; the profile stays.
   * @throws if the extension violated its content security policy
   */
  async quit(): Promise<void> {
    await this.context.close();
    const violations = this.violations();
    rmSync(this.#log, { force: true });
    if (violations.length > 0) throw new Error(`Against the content security policy:\n${violations.join('\n')}`);
  }

  /** Kill the browser without a shutdown, like a power cut; the profile stays. */
  async kill(): Promise<void> {
    const id = await this.processId();
    const closed = new Promise((done) => this.context.once('close', done));
    process.kill(id, 'SIGKILL');
    await closed;
    await until(() => !isAlive(id), { what: 'the browser to end' });
    for (const lock of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
      rmSync(join(this.profile, lock), { force: true });
    }
  }

  /** Restart the browser with the same profile; the extension is installed from the start. */
  async relaunch({ early = true, ...changes }: Partial<ChromiumOptions> = {}): Promise<void> {
    await this.quit();
    const { args } = this.#options;
    Object.assign(this.#options, changes);
    await this.#start(early);
    if (args) this.#options.args = args;
    else delete this.#options.args;
    delete this.#options.startAddress;
    rmSync(`${this.profile}.sh`, { force: true });
  }

  /** Quit the browser and remove its temporary profile. */
  async close(): Promise<void> {
    await this.quit().finally(() => {
      if (this.#options.profile) return;
      process.off('exit', this.#removeProfile);
      this.#removeProfile();
    });
  }

  get #extensions(): ExtensionsSession {
    return this.#session as unknown as ExtensionsSession;
  }

  /** Path of the log. It is outside the profile: it holds page messages, and the profile must not. */
  get #log(): string {
    return `${this.profile}.log`;
  }

  #removeProfile = (): void => rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });

  async #openSpareTab(): Promise<Page> {
    if (!this.#plainPage || this.#plainPage.isClosed()) this.#plainPage = await this.context.newPage();
    return this.#plainPage;
  }

  async #openPlainPage(): Promise<Page> {
    const page = await this.#openSpareTab();
    const address = this.address('manifest.json');
    if (page.url() !== address) await page.goto(address);
    return page;
  }

  /** Stop the worker, delete all that the extension stored, and wait until the new worker listens. */
  async #clear(): Promise<void> {
    const page = await this.#openPlainPage();
    await this.#worker.kill('closeTarget');
    await within(STEP_MS, page.evaluate(clearStored), 'all that is stored to go');
    await this.#worker.listens();
  }

  async #start(early: boolean): Promise<void> {
    this.#installedFolder = undefined;
    const { web, profile: _profile, early: _early, ...options } = this.#options;
    const settings = { ...defaults, ...options };
    const folder = resolve(settings.extension);
    const id = early ? installInProfile(this.profile, folder) : undefined;
    this.#plainPage = undefined;
    this.context = await launchContext({
      ...settings,
      port: web.port,
      profile: this.profile,
      log: this.#log,
      executable: settings.startAddress ? startingAt(settings.startAddress, `${this.profile}.sh`) : settings.executable,
      args: [...(early ? [keepsExtensions] : []), ...settings.args],
    });
    const browser = this.context.browser();
    if (!browser) throw new Error('Playwright gives a persistent context no browser');
    this.#session = await browser.newBrowserCDPSession();
    this.#worker = new ExtensionWorker(this.context, this.#session, () => this.#openSpareTab());
    if (!id || !(await this.#isInstalled(id))) return this.install();
    this.id = id;
    this.#worker.id = id;
    await this.#worker.listens();
  }

  /** Return true if an extension was installed before the start; browsers that protect their profiles have none. */
  async #isInstalled(id: string): Promise<boolean> {
    for (const end = Date.now() + 3000; Date.now() < end; await wait(25)) {
      const { extensions } = await this.#extensions.send('Extensions.getExtensions');
      if (extensions.some((one) => one.id === id)) return true;
    }
    return false;
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
