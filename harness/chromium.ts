import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type CDPSession, type Page, type WebWorker } from 'puppeteer-core';
import { type Banner, bannerOf } from './banner.ts';
import { lendPage } from './borrow-page.ts';
import { browserArgs } from './chromium-args.ts';
import { loggingArgs, violationsIn } from './csp-violations.ts';
import { downloadFrom } from './download.ts';
import type { FakeWeb } from './fake-web.ts';
import { findChromium } from './find-browser.ts';
import { type Kept, type Read, readerIn } from './journal-dump.ts';
import { type Overlay, overlaysIn } from './overlay.ts';
import { installInProfile, keepsExtensions } from './profile.ts';
import { until } from './until.ts';
import { ExtensionWorker, type Way } from './worker.ts';

/** Launch options of a browser. */
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
  language?: 'ru' | 'en';
  /** IANA time zone of the PC; by default that of this machine. */
  zone?: string;
  /** Install the extension before the browser starts instead of just after. */
  early?: boolean;
  /** Accept the certificates of the fake web; `false` makes them an error. */
  trusting?: boolean;
  args?: readonly string[];
  /** Timeout in ms of one protocol command. */
  patience?: number;
  /** `false`: the caller ends the browser when this process is interrupted. */
  endsOnSignals?: boolean;
}

/** A Chromium with the built extension, in which every host is the fake web. */
export class Chromium {
  browser!: Browser;
  /** Id of the extension. */
  id = '';
  readonly profile: string;
  readonly #options: ChromiumOptions;
  #session!: CDPSession;
  #worker!: ExtensionWorker;

  private constructor(options: ChromiumOptions) {
    this.#options = options;
    this.profile = options.profile ?? mkdtempSync(join(tmpdir(), 'dezhurny-'));
    if (!options.profile) process.once('exit', this.#removeProfile); // Ctrl+C ends the process without `close()`
  }

  static async launch(options: ChromiumOptions): Promise<Chromium> {
    const chromium = new Chromium(options);
    await chromium.#start(options.early ?? false);
    return chromium;
  }

  /** Open an address in a new tab; a page that cannot load is not an error. */
  async open(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await this.go(page, url);
    return page;
  }

  /** Navigate a tab; neither a failed load nor a redirect by the extension is an error. */
  async go(page: Page, url: string): Promise<void> {
    await page.goto(url, { waitUntil: 'domcontentloaded' }).catch((error: Error) => {
      if (!/net::|interrupted|detached|destroyed|ERR_/.test(error.message)) throw error;
    });
  }

  /** Return the address that a tab shows. */
  async address(page: Page): Promise<string> {
    return page.url();
  }

  /** Open an extension page in a new tab. */
  async extensionPage(path: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(`chrome-extension://${this.id}/${path}`);
    return page;
  }

  /** Return the banner that is up now, if any. */
  banner(page: Page): Promise<Banner | undefined> {
    return bannerOf(page).catch(() => undefined); // the page was closed during the read
  }

  /** Wait for the banner. */
  waitForBanner(page: Page, { timeout = 20_000 } = {}): Promise<Banner> {
    return until(() => this.banner(page), { timeout, what: `a banner on ${page.url()}` });
  }

  /** Expect that no banner appears within `during` ms. */
  async noBanner(page: Page, { during = 1000 } = {}): Promise<void> {
    for (const end = Date.now() + during; Date.now() < end; await wait(50)) {
      const banner = await this.banner(page);
      if (banner) throw new Error(`A banner came up on ${page.url()}: ${banner.name}`);
    }
  }

  /** Return the extension's closed shadow roots in a page. */
  overlays(page: Page): Promise<Overlay[]> {
    return overlaysIn(page);
  }

  /** Number of starts of the extension's worker since the browser started. */
  get workerStarts(): number {
    return this.#worker.starts;
  }

  /** Wait for the running worker, to evaluate code in it. */
  worker(): Promise<WebWorker> {
    return this.#worker.running();
  }

  /** Return true if the worker runs. Asking does not wake it. */
  workerRunning(): Promise<boolean> {
    return this.#worker.isRunning();
  }

  /** Stop the worker by one of two methods, and wait until it has stopped. */
  killWorker(how: Way = 'stopAllWorkers'): Promise<void> {
    return this.#worker.kill(how);
  }

  /** Run `work` with a page of the extension's origin that runs none of its code. */
  async inPlainPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
    return lendPage(await this.extensionPage('manifest.json'), work);
  }

  /** Run `work` with a function that reads everything that the extension stores; it can be called repeatedly. */
  reading<T>(work: (read: Read) => Promise<T>): Promise<T> {
    return this.inPlainPage((page) => work(readerIn(page)));
  }

  /** Return everything that the extension stores. */
  storage(): Promise<Kept> {
    return this.reading((read) => read());
  }

  /** Run `start`, which starts a download, and wait for the file. */
  download(start: () => Promise<unknown>, { timeout = 10_000 } = {}): Promise<string> {
    return downloadFrom(this.#session, join(this.profile, 'downloads'), start, timeout);
  }

  /**
   * Quit the browser; the profile stays.
   * @throws if the extension violated its content security policy
   */
  async quit(): Promise<void> {
    if (this.browser.connected) await this.browser.close();
    const violations = violationsIn(this.#log);
    rmSync(this.#log, { force: true });
    if (violations.length > 0) throw new Error(`Against the content security policy:\n${violations.join('\n')}`);
  }

  /** Kill the browser without a shutdown, like a power cut; the profile stays. */
  async kill(): Promise<void> {
    const process = this.browser.process();
    if (!process || process.exitCode !== null) return;
    const gone = new Promise((done) => process.once('exit', done));
    process.kill('SIGKILL');
    await gone;
    for (const lock of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
      rmSync(join(this.profile, lock), { force: true });
    }
  }

  /** Restart the browser with the same profile; the extension is installed from the start. */
  async relaunch({ early = true, ...changes }: Partial<ChromiumOptions> = {}): Promise<void> {
    await this.quit();
    Object.assign(this.#options, changes);
    await this.#start(early);
  }

  /** Quit the browser and remove its temporary profile. */
  async close(): Promise<void> {
    await this.quit();
    if (this.#options.profile) return;
    process.off('exit', this.#removeProfile);
    this.#removeProfile();
  }

  /** Path of the log. It is outside the profile: it holds page messages, and the profile must not. */
  get #log(): string {
    return `${this.profile}.log`;
  }

  #removeProfile = (): void => rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });

  async #start(early: boolean): Promise<void> {
    const {
      web,
      unknown = [],
      refused = [],
      language = 'ru',
      headless = true,
      args = [],
      trusting = true,
      zone,
      patience,
      endsOnSignals = true,
    } = this.#options;
    const folder = resolve(this.#options.extension ?? '.output/chrome-mv3');
    const surroundings = browserArgs({ port: web.port, unknown, refused, language, trusting });
    if (early) installInProfile(this.profile, folder);
    this.browser = await puppeteer.launch({
      executablePath: findChromium() ?? 'chromium',
      headless,
      userDataDir: this.profile,
      pipe: true,
      enableExtensions: true,
      handleSIGINT: endsOnSignals,
      handleSIGTERM: endsOnSignals,
      handleSIGHUP: endsOnSignals,
      ...(patience !== undefined && { protocolTimeout: patience }),
      defaultViewport: headless ? { width: 1280, height: 800 } : null,
      env: { ...process.env, LANGUAGE: language, ...(zone && { TZ: zone }) },
      args: [...surroundings, ...loggingArgs(this.#log), ...(early ? [keepsExtensions] : []), ...args],
    });
    this.#session = await this.browser.target().createCDPSession();
    this.#worker = new ExtensionWorker(this.browser, this.#session);
    this.id = (early && (await this.#loaded())) || (await this.browser.installExtension(folder));
    this.#worker.id = this.id;
    await this.#worker.listens();
  }

  /** Return the id of an extension installed before the start; browsers that protect their profiles have none. */
  async #loaded(): Promise<string | undefined> {
    const first = async (): Promise<string | undefined> => [...(await this.browser.extensions()).keys()][0];
    return until(first, { timeout: 3000, what: 'the extension' }).catch(() => undefined);
  }
}
