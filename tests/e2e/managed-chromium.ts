import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { type Banner, bannerOf } from '../../harness/banner.ts';
import { lendPage } from '../../harness/borrow-page.ts';
import { browserArgs } from '../../harness/chromium-args.ts';
import type { StandIns } from '../../harness/fake-web.ts';
import { type Kept, type Read, readerIn } from '../../harness/journal-dump.ts';
import { until } from '../../harness/until.ts';
import { commandWithPolicies } from './own-policies.ts';

/** What the extensions page of the browser knows of an extension. */
export interface Known {
  version: string;
  state: string;
  location: string;
  mustRemainInstalled: boolean;
  userMayModify: boolean;
}

/** What chrome://extensions may ask. */
interface ExtensionsPage {
  developerPrivate: {
    getExtensionsInfo(): Promise<(Known & { id: string })[]>;
    autoUpdate(): Promise<void>;
    removeMultipleExtensions(ids: string[]): Promise<void>;
  };
  management: { setEnabled(id: string, enabled: boolean): Promise<void> };
}

/** A Chromium that contains only what its policies install. */
export class ManagedChromium {
  readonly browser: Browser;
  /** Id of the extension the policies install. */
  readonly id: string;
  readonly #folder: string;

  private constructor(browser: Browser, id: string, folder: string) {
    this.browser = browser;
    this.id = id;
    this.#folder = folder;
  }

  /** @param policies texts of policy files by their names */
  static async launch(standIns: StandIns, id: string, policies: Record<string, string>): Promise<ManagedChromium> {
    const folder = mkdtempSync(join(tmpdir(), 'dezhurny-managed-'));
    mkdirSync(join(folder, 'policies/managed'), { recursive: true });
    for (const [name, text] of Object.entries(policies)) writeFileSync(join(folder, 'policies/managed', name), text);
    const surroundings = { port: standIns.port, unknown: [], refused: [], language: 'ru', trusting: true };
    const browser = await puppeteer.launch({
      executablePath: commandWithPolicies('chromium', join(folder, 'policies'), folder),
      userDataDir: join(folder, 'profile'),
      headless: true,
      pipe: true,
      enableExtensions: true,
      ignoreDefaultArgs: ['--disable-background-networking', '--disable-default-apps'],
      defaultViewport: { width: 1280, height: 800 },
      env: { ...process.env, LANGUAGE: 'ru' },
      args: browserArgs(surroundings),
    });
    return new ManagedChromium(browser, id, folder);
  }

  /** Opens an address; how the load ended, if it failed. */
  async open(url: string): Promise<{ page: Page; failure: string | undefined }> {
    const page = await this.browser.newPage();
    const failure = await page.goto(url, { waitUntil: 'domcontentloaded' }).then(
      () => undefined,
      (error: Error) => error.message,
    );
    return { page, failure };
  }

  waitForBanner(page: Page, timeout = 30_000): Promise<Banner> {
    const seen = (): Promise<Banner | undefined> => bannerOf(page).catch(() => undefined);
    return until(seen, { timeout, every: 200, what: `a banner on ${page.url()}` });
  }

  /** Run code in chrome://extensions. */
  async inExtensions<A extends unknown[], T>(
    code: (chrome: ExtensionsPage, ...args: A) => T,
    ...args: A
  ): Promise<Awaited<T>> {
    const page = await this.browser.newPage();
    await page.goto('chrome://extensions/');
    const answer = await page.evaluate(`(${code})(chrome, ...${JSON.stringify(args)})`);
    await page.close();
    return answer as Awaited<T>;
  }

  /** Return what the browser knows of the extension once a condition holds. */
  whenKnown(holds: (known: Known) => boolean, timeout = 30_000): Promise<Known> {
    const look = async (): Promise<Known | undefined> => {
      const all = await this.inExtensions((chrome) => chrome.developerPrivate.getExtensionsInfo());
      const own = all.find(({ id }) => id === this.id);
      return own && holds(own) ? own : undefined;
    };
    return until(look, { timeout, every: 300, what: 'the extension' });
  }

  /** What the browser's page of policies says of each, in the browser's own words: in force, unset, an error. */
  async policies(): Promise<Map<string, string>> {
    const page = await this.browser.newPage();
    await page.goto('chrome://policy/');
    const rows = await until(
      async () => {
        const found = await page.evaluate(readPolicies);
        return found.length > 0 && found;
      },
      { what: 'the page of policies' },
    );
    await page.close();
    return new Map(rows);
  }

  /** Opens one of the extension's own pages; policies have to let DevTools in for that. */
  async extensionPage(path: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(`chrome-extension://${this.id}/${path}`);
    return page;
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

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs inside chrome://policy. */
function readPolicies(): [string, string][] {
  const rows: [string, string][] = [];
  const look = (element: Element): void => {
    if (element.localName === 'policy-row') {
      const said = (part: string): string => element.shadowRoot?.querySelector(part)?.textContent.trim() ?? '';
      rows.push([said('.name'), said('.messages')]);
    }
    for (const inner of [...(element.shadowRoot?.children ?? []), ...element.children]) look(inner);
  };
  look(document.documentElement);
  return rows;
}
