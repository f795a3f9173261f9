import type { Bidi } from './bidi.ts';
import { until } from './until.ts';

/** ms that a start or a stop may take on a busy machine. */
const CHANGE_MS = 30_000;

/** The extension's background page in Firefox, observed from the browser's chrome window, which does not wake it. */
export class BackgroundPage {
  readonly #bidi: Bidi;
  readonly #extension: string;

  constructor(bidi: Bidi, addon: string) {
    this.#bidi = bidi;
    this.#extension = `WebExtensionPolicy.getByID(${JSON.stringify(addon)}).extension`;
  }

  /** Start to count its starts. */
  static async watch(bidi: Bidi, addon: string): Promise<BackgroundPage> {
    const page = new BackgroundPage(bidi, addon);
    await bidi.inBrowserWindow(`
      window.backgroundStarts = 0;
      ${page.#extension}.on('background-script-started', () => { window.backgroundStarts += 1 });
    `);
    return page;
  }

  /** Return the number of its starts since `watch()`. */
  async starts(): Promise<number> {
    return Number(await this.#bidi.inBrowserWindow('window.backgroundStarts'));
  }

  /** Return true if it is stopped: the next event has to start it. */
  async isAsleep(): Promise<boolean> {
    return (await this.#state()) === 'stopped';
  }

  /**
   * Return true if a navigation listener that wakes it names a host. The browser keeps the listeners of the last start,
   * each with its filters as a text (toolkit/components/extensions/ExtensionCommon.sys.mjs, `persistentListeners`).
   */
  async isWokenBy(host: string): Promise<boolean> {
    const events = `[...${this.#extension}.persistentListeners.get('webNavigation').values()]`;
    const isNamed = `${events}.some((filters) => [...filters.keys()].some((one) => one.includes(${JSON.stringify(host)})))`;
    return (await this.#bidi.inBrowserWindow(`String(${isNamed})`)) === 'true';
  }

  /** Wait until it is stopped by its idle timeout. */
  async fallsAsleep(): Promise<void> {
    await until(() => this.isAsleep(), { timeout: CHANGE_MS, what: 'the background page to stop' });
  }

  /** Stop it now, as its idle timeout does. Does nothing if it is stopped. */
  async stop(): Promise<void> {
    const options = '{ ignoreDevToolsAttached: true, disableResetIdleForTest: true }';
    const stopped = async (): Promise<boolean> => {
      if (await this.isAsleep()) return true;
      await this.#bidi.inBrowserWindow(`${this.#extension}.terminateBackground(${options}).then(() => '')`);
      return this.isAsleep();
    };
    await until(stopped, { timeout: CHANGE_MS, what: 'the background page to stop' });
  }

  /**
   * Delete the IndexedDB databases of the extension. The browser closes their connections; a deletion by a page would
   * wait until the memory of the stopped page is freed, which took up to 73 s.
   * https://searchfox.org/mozilla-central/source/dom/quota/nsIQuotaManagerService.idl
   */
  async deleteDatabases(): Promise<void> {
    const clearing = `Services.qms.clearStoragesForPrincipal(${this.#extension}.principal)`;
    await this.#bidi.inBrowserWindow(
      `new Promise((resolve) => { ${clearing}.callback = ({ resultCode }) => resolve(String(resultCode)); })`,
    );
  }

  /** Wait until it runs: the browser has registered all listeners of its first turn. */
  async listens(): Promise<void> {
    const running = async (): Promise<boolean> => (await this.#state()) === 'running';
    await until(running, { timeout: CHANGE_MS, what: 'the background page to run' });
  }

  async #state(): Promise<unknown> {
    return this.#bidi.inBrowserWindow(`${this.#extension}.backgroundState`);
  }
}
