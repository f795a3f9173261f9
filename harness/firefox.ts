import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { GUARD_SNAPSHOT_KEY } from '../core/settings/guard-snapshot-key.ts';
import { BackgroundPage } from './background-page.ts';
import type { Banner } from './banner.ts';
import { Bidi } from './bidi.ts';
import { clearStored } from './clear-stored.ts';
import { violationsOf } from './csp-violations.ts';
import type { FakeWeb } from './fake-web.ts';
import { findFirefox } from './find-browser.ts';
import { type FontFamily, fontEnvironment, fontFolders } from './fonts.ts';
import { type Kept, type Read, readerIn } from './journal-dump.ts';
import type { Overlay } from './overlay.ts';
import { until, WaitTimeout, within } from './until.ts';
import { utf8Locale } from './utf8-locale.ts';

/** ms that a navigation may take; a site that does not answer ends it at this time. */
const ENDS = 10_000;

/** ms that a step of a reset may take on a busy machine; a step that hangs is named then. */
const STEP_MS = 60_000;

/** Times that a reset clears. */
const CLEARINGS = 3;

/** ms in which a background page that found nothing stored has written its first snapshot. */
const FIRST_SNAPSHOT_MS = 20_000;

/** Launch options of Firefox; `web.fail()` makes hosts unreachable. */
export interface FirefoxOptions {
  web: FakeWeb;
  /** Folder of the built extension. */
  extension?: string;
  headless?: boolean;
  language?: 'ru' | 'en';
  /** More preferences of about:config. */
  preferences?: Record<string, unknown>;
  /** `false`: the caller installs the extension later by `browser.installExtension()`. */
  installed?: boolean;
  /** Command in place of the browser that is found. */
  executable?: string;
  /** Folder of the profile, which stays; without it a temporary one. */
  profile?: string;
  /** `true`: Firefox chooses the id of the extension's addresses, as in a school; `readAddress()` asks it. */
  choosesAddress?: boolean;
  /** IANA zone of the PC; without it this machine's. */
  zone?: string;
  /** The only font of the browser; by default those of this machine. */
  font?: FontFamily;
}

/** A Firefox with the built extension, in which every host is the fake web. */
export class Firefox {
  readonly browser: Browser;
  #id: string;
  readonly #addon: string;
  readonly #bidi: Bidi;
  readonly #folder: string;
  readonly #background: BackgroundPage;
  #plainPage: Page | undefined;
  #installedFolder: string | undefined;

  private constructor(browser: Browser, id: string, addon: string, folder: string) {
    this.browser = browser;
    this.#id = id;
    this.#addon = addon;
    this.#folder = folder;
    this.#bidi = new Bidi(browser);
    this.#background = new BackgroundPage(this.#bidi, addon);
  }

  static async launch({
    web,
    extension,
    headless = true,
    language = 'ru',
    installed = true,
    executable = findFirefox() ?? 'firefox',
    profile,
    choosesAddress = false,
    zone,
    font,
    ...more
  }: FirefoxOptions): Promise<Firefox> {
    const folder = resolve(extension ?? '.output/firefox-mv3');
    const { browser_specific_settings: settings } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const id = randomUUID();
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: executable,
      ...(profile && { userDataDir: profile }),
      headless,
      acceptInsecureCerts: true,
      env: {
        ...process.env,
        ...utf8Locale(process.env),
        ...(zone && { TZ: zone }),
        ...(font && fontEnvironment(font)),
      },
      // Lets WebDriver open extension pages.
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        ...firefoxPreferences(web.port, language),
        ...more.preferences,
        // Otherwise each new process asks its sandbox for every font again and again, for 20 s.
        ...(font && { 'security.sandbox.content.read_path_whitelist': fontFolders().join(',') }),
        ...(!choosesAddress && { 'extensions.webextensions.uuids': JSON.stringify({ [settings.gecko.id]: id }) }),
      },
    });
    const firefox = new Firefox(browser, id, settings.gecko.id, folder);
    if (installed) await firefox.install();
    return firefox;
  }

  /** The random id in the addresses of the extension's pages. */
  get id(): string {
    return this.#id;
  }

  /** Learn the id that Firefox chose; the extension has to be installed. */
  async readAddress(): Promise<void> {
    this.#id = await this.#hostOf(this.#addon);
  }

  /** Install another add-on beside ours. @param addon its id @returns the address of its pages */
  async installAnother(folder: string, addon: string): Promise<string> {
    await this.browser.installExtension(folder);
    return `moz-extension://${await this.#hostOf(addon)}/`;
  }

  /** Return the random id in the addresses of an installed add-on. */
  async #hostOf(addon: string): Promise<string> {
    return String(await this.inBrowserWindow(`WebExtensionPolicy.getByID('${addon}').mozExtensionHostname`));
  }

  /** Open an address in a new tab; a page that cannot load is not an error. */
  async open(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await this.go(page, url);
    return page;
  }

  /** Navigate a tab until its document is parsed; neither a failed load nor a redirect by the extension is an error. */
  go(page: Page, url: string): Promise<void> {
    return this.#bidi.go(page, url, ENDS);
  }

  /** Return the address that a tab shows. */
  address(page: Page): Promise<string> {
    return this.#bidi.address(page);
  }

  /** Open an extension page in a new tab. */
  async extensionPage(path: string): Promise<Page> {
    const page = await this.browser.newPage();
    await this.#bidi.navigate(page, `moz-extension://${this.id}/${path}`);
    return page;
  }

  /** Return the banner that is up now, if any. */
  async banner(page: Page): Promise<Banner | undefined> {
    for (const overlay of await this.overlays(page)) {
      const seen = await overlay.evaluate(readBanner);
      if (seen) return { ...seen, press: (name) => press(page, overlay, name) };
    }
    return;
  }

  /** Wait for the banner. */
  waitForBanner(page: Page, { timeout = 10_000 } = {}): Promise<Banner> {
    return until(() => this.banner(page).catch(() => undefined), { timeout, what: `a banner on ${page.url()}` });
  }

  /** Expect that no banner appears within `during` ms. */
  async noBanner(page: Page, { during = 1000 } = {}): Promise<void> {
    for (const end = Date.now() + during; Date.now() < end; await wait(50)) {
      const banner = await this.banner(page).catch(() => undefined);
      if (banner) throw new Error(`A banner came up on ${page.url()}: ${banner.name}`);
    }
  }

  /** Return the extension's closed shadow roots in a page. */
  overlays(page: Page): Promise<Overlay[]> {
    return this.#bidi.overlays(page);
  }

  /**
   * Run `work` with a page of the extension's origin that runs none of its code. It is one tab that stays open: a new
   * tab for each call costs more than the call.
   */
  async inPlainPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
    this.#plainPage ??= await this.extensionPage('manifest.json');
    return work(this.#plainPage);
  }

  /** Return the pages of all tabs, without the plain page of this driver. */
  async pages(): Promise<Page[]> {
    return (await this.browser.pages()).filter((page) => page !== this.#plainPage);
  }

  /** Run `work` with a function that reads everything that the extension stores; it can be called repeatedly. */
  reading<T>(work: (read: Read) => Promise<T>): Promise<T> {
    return this.inPlainPage((page) => work(readerIn(page)));
  }

  /** Return everything that the extension stores. */
  storage(): Promise<Kept> {
    return this.reading((read) => read());
  }

  /** Evaluate code in Firefox's chrome window, with its internal APIs. @returns a number or a string */
  inBrowserWindow(expression: string): Promise<unknown> {
    return this.#bidi.inBrowserWindow(expression);
  }

  /** Stop the background page now, as its idle timeout does. */
  stopBackground(): Promise<void> {
    return this.#background.stop();
  }

  /** Start to observe the background page. */
  watchBackground(): Promise<BackgroundPage> {
    return BackgroundPage.watch(this.#bidi, this.#addon);
  }

  /**
   * Reset the extension to its state just after installation, and close all tabs. The same folder stays installed and
   * loses all that it stored, which takes a part of the time of an installation.
   */
  async reset(folder = this.#folder): Promise<void> {
    const spare = await this.browser.newPage(); // a browser quits with its last tab, and an update closes the plain page
    await Promise.all((await this.pages()).map((page) => page !== spare && page.close()));
    if (folder === this.#installedFolder) {
      await this.#clear();
    } else {
      await this.uninstall();
      await this.install(folder);
    }
  }

  /**
   * Stop the background page, delete all that the extension stored, and wait until the new background page has started.
   * A late event of a closed tab may start it between the deletions, and its start then fails: that is cleared again.
   */
  async #clear(): Promise<void> {
    for (let left = CLEARINGS; left > 0; left--) {
      await this.#background.stop();
      await within(STEP_MS, this.#background.deleteDatabases(), 'the databases to go');
      const cleared = this.inPlainPage((page) => page.evaluate(clearStored));
      await within(STEP_MS, cleared, 'all that is stored to go');
      await this.#background.listens();
      if (await this.#hasSnapshot()) return;
      console.log('Firefox: the background page did not start on an empty storage, clearing again');
    }
    throw new Error(`The background page did not start after ${CLEARINGS} clearings`);
  }

  /** Return true once the background page has written its first snapshot, false if it does not come. */
  #hasSnapshot(): Promise<boolean> {
    const isThere = `chrome.storage.local.get(${JSON.stringify(GUARD_SNAPSHOT_KEY)}).then((found) => Object.keys(found).length > 0)`;
    const ask = (): Promise<boolean> => this.inPlainPage((page) => page.evaluate(isThere) as Promise<boolean>);
    return until(ask, { timeout: FIRST_SNAPSHOT_MS, what: 'the first snapshot' }).catch((error) => {
      if (error instanceof WaitTimeout) return false;
      throw error;
    });
  }

  /** Uninstall the extension with its storage. Its tabs close with it. */
  async uninstall(): Promise<void> {
    this.#plainPage = undefined;
    this.#installedFolder = undefined;
    await this.browser.uninstallExtension(this.#addon);
  }

  /** Install the extension, or another version of it as an update. @param folder of the built extension */
  async install(folder = this.#folder): Promise<void> {
    this.#plainPage = undefined; // an update closes the extension's tabs
    await this.browser.installExtension(folder);
    this.#installedFolder = folder;
  }

  /** Return the extension's content security policy violations, from the browser console. */
  async violations(): Promise<string[]> {
    return (await this.#violations()).split('\n').filter(Boolean);
  }

  /**
   * Quit the browser.
   * @throws if the extension violated its content security policy
   */
  async close(): Promise<void> {
    const violations = await this.#violations();
    await this.browser.close();
    if (violations) throw new Error(`Against the content security policy:\n${violations}`);
  }

  /** Read the violations from the browser console; `''` if there are none or the browser has ended. */
  async #violations(): Promise<string> {
    if (!this.browser.connected) return '';
    return String((await this.inBrowserWindow(violationsOf(this.id)).catch(() => null)) ?? '');
  }
}

/** Return the preferences of a Firefox in which every host is the fake web at this port. */
export function firefoxPreferences(port: number, language: string): Record<string, string | boolean> {
  return {
    'network.dns.forceResolve': '127.0.0.1',
    'network.socket.forcePort': `443=${port};80=${port};8443=${port}`,
    'intl.locale.requested': language,
    'intl.accept_languages': language,
    // A temporary add-on has no host permissions until the person grants them; an installed one has.
    'extensions.originControls.grantByDefault': true,
    // A reinstalled extension keeps its addresses.
    'extensions.webextensions.keepUuidOnUninstall': true,
    'devtools.jsonview.enabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
  };
}

function readBanner(root: ShadowRoot): Omit<Banner, 'press'> | undefined {
  const dialog = root.querySelector<HTMLElement>('[role="alertdialog"]');
  if (!dialog?.checkVisibility()) return;
  const named = (attribute: string): string => {
    const ids = dialog.getAttribute(attribute)?.split(' ') ?? [];
    return ids.map((id) => root.getElementById(id)?.textContent?.trim()).join(' ');
  };
  const buttons = [...dialog.querySelectorAll('button, a[href]')].map((button) => button.textContent?.trim() ?? '');
  const name = dialog.getAttribute('aria-label') ?? named('aria-labelledby');
  return { name, description: named('aria-describedby'), text: dialog.innerText, buttons };
}

async function press(page: Page, overlay: Overlay, name: string): Promise<void> {
  const middle = await overlay.evaluate((root, wanted) => {
    const all = [...root.querySelectorAll('button, a[href]')];
    const button = all.find((one) => one.textContent?.trim() === wanted);
    button?.scrollIntoView();
    const box = button?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, name);
  if (!middle) throw new Error(`The banner has no “${name}”`);
  await page.mouse.click(middle.x, middle.y);
}
