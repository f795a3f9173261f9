import type { Bidi } from './bidi.ts';

/** The extension's background page in Firefox, observed from the browser's chrome window, which does not wake it. */
export class BackgroundPage {
  readonly #bidi: Bidi;
  readonly #extension: string;

  private constructor(bidi: Bidi, addon: string) {
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
    return (await this.#bidi.inBrowserWindow(`${this.#extension}.backgroundState`)) === 'stopped';
  }
}
