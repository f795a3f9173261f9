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
import type { StandIns } from './fake-web.ts';
import { findChromium } from './find-browser.ts';
import { type Kept, type Read, readerIn } from './journal-dump.ts';
import { type Overlay, overlaysIn } from './overlay.ts';
import { installInProfile, keepsExtensions } from './profile.ts';
import { until } from './until.ts';
import { ExtensionWorker, type Way } from './worker.ts';

/** How a browser is started. */
export interface ChromiumOptions {
  standIns: StandIns;
  /** Folder of the built extension. */
  extension?: string;
  /** Profile folder to keep; without it a temporary one, removed by `close()`. */
  profile?: string;
  headless?: boolean;
  /** Hosts whose names do not resolve. */
  unknown?: readonly string[];
  /** Hosts that refuse every connection. */
  refused?: readonly string[];
  language?: 'ru' | 'en';
  /** IANA zone the PC is set to; without it this machine's. */
  zone?: string;
  /** Install the extension before the browser starts, and not just after. */
  early?: boolean;
  /** Believe the certificates of the stand-ins, as their hosts' own; `false` makes them an error. */
  trusting?: boolean;
  args?: readonly string[];
  /** ms that the browser may take for one answer. */
  patience?: number;
  /** `false`: the caller ends it when this process is interrupted. */
  endsOnSignals?: boolean;
}

/** A real Chromium with the built extension, in which every host is a stand-in. */
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

  /** Opens an address in a new tab; a page that cannot load is no error here. */
  async open(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await this.go(page, url);
    return page;
  }

  /** Navigates a tab; neither a failed load nor a navigation that the extension turned elsewhere is an error. */
  async go(page: Page, url: string): Promise<void> {
    await page.goto(url, { waitUntil: 'domcontentloaded' }).catch((error: Error) => {
      if (!/net::|interrupted|detached|destroyed|ERR_/.test(error.message)) throw error;
    });
  }

  /** The address a tab shows. */
  async address(page: Page): Promise<string> {
    return page.url();
  }

  /** Opens one of the extension's own pages in a new tab. */
  async extensionPage(path: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(`chrome-extension://${this.id}/${path}`);
    return page;
  }

  /** The banner that is up now, if one is. */
  banner(page: Page): Promise<Banner | undefined> {
    return bannerOf(page).catch(() => undefined); // the page went away while it was read
  }

  /** Waits for the banner. */
  waitForBanner(page: Page, { timeout = 20_000 } = {}): Promise<Banner> {
    return until(() => this.banner(page), { timeout, what: `a banner on ${page.url()}` });
  }

  /** Makes sure that no banner comes up within a time. */
  async noBanner(page: Page, { during = 1000 } = {}): Promise<void> {
    for (const end = Date.now() + during; Date.now() < end; await wait(50)) {
      const banner = await this.banner(page);
      if (banner) throw new Error(`A banner came up on ${page.url()}: ${banner.name}`);
    }
  }

  /** The extension's closed shadow roots in a page. */
  overlays(page: Page): Promise<Overlay[]> {
    return overlaysIn(page);
  }

  /** How many times the extension's worker has started since the browser did. */
  get workerStarts(): number {
    return this.#worker.starts;
  }

  /** Waits for the running worker, to evaluate code in it. */
  worker(): Promise<WebWorker> {
    return this.#worker.running();
  }

  /** Whether the worker is running, seen without waking it. */
  workerRunning(): Promise<boolean> {
    return this.#worker.isRunning();
  }

  /** Stops the worker in one of two ways that a browser has, and waits until it is gone. */
  killWorker(how: Way = 'stopAllWorkers'): Promise<void> {
    return this.#worker.kill(how);
  }

  /** Lends a page of the extension's origin that runs none of its code. */
  async inPlainPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
    return lendPage(await this.extensionPage('manifest.json'), work);
  }

  /** Lends a way to read, again and again, all that the extension keeps. */
  reading<T>(work: (read: Read) => Promise<T>): Promise<T> {
    return this.inPlainPage((page) => work(readerIn(page)));
  }

  /** All that the extension keeps. */
  storage(): Promise<Kept> {
    return this.reading((read) => read());
  }

  /** Does something that starts a download, and waits for the file. */
  download(start: () => Promise<unknown>, { timeout = 10_000 } = {}): Promise<string> {
    return downloadFrom(this.#session, join(this.profile, 'downloads'), start, timeout);
  }

  /**
   * Ends the browser as a person does; the profile stays.
   * @throws when the extension did something that its content security policy forbids
   */
  async quit(): Promise<void> {
    if (this.browser.connected) await this.browser.close();
    const violations = violationsIn(this.#log);
    rmSync(this.#log, { force: true });
    if (violations.length > 0) throw new Error(`Against the content security policy:\n${violations.join('\n')}`);
  }

  /** Ends the browser as a power cut does; the profile stays. */
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

  /** Starts the browser again with the same profile; the extension is there from the start, as an installed one. */
  async relaunch({ early = true, ...changes }: Partial<ChromiumOptions> = {}): Promise<void> {
    await this.quit();
    Object.assign(this.#options, changes);
    await this.#start(early);
  }

  /** Ends the browser and removes its temporary profile. */
  async close(): Promise<void> {
    await this.quit();
    if (this.#options.profile) return;
    process.off('exit', this.#removeProfile);
    this.#removeProfile();
  }

  /** Beside the profile: it names what pages said, and nothing of a profile may. */
  get #log(): string {
    return `${this.profile}.log`;
  }

  #removeProfile = (): void => rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });

  async #start(early: boolean): Promise<void> {
    const {
      standIns,
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
    const surroundings = browserArgs({ port: standIns.port, unknown, refused, language, trusting });
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

  /** The id of an extension that was there from the start; browsers that seal their profiles have none. */
  async #loaded(): Promise<string | undefined> {
    const first = async (): Promise<string | undefined> => [...(await this.browser.extensions()).keys()][0];
    return until(first, { timeout: 3000, what: 'the extension' }).catch(() => undefined);
  }
}
