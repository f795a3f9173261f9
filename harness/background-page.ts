import type { Bidi } from './bidi.ts';

/** The extension's background page in Firefox, watched from the browser's own window: asking wakes nothing. */
export class BackgroundPage {
  readonly #bidi: Bidi;
  readonly #extension: string;

  private constructor(bidi: Bidi, addon: string) {
    this.#bidi = bidi;
    this.#extension = `WebExtensionPolicy.getByID(${JSON.stringify(addon)}).extension`;
  }

  /** Counts its starts from now on. */
  static async watch(bidi: Bidi, addon: string): Promise<BackgroundPage> {
    const page = new BackgroundPage(bidi, addon);
    await bidi.inBrowserWindow(`
      window.backgroundStarts = 0;
      ${page.#extension}.on('background-script-started', () => { window.backgroundStarts += 1 });
    `);
    return page;
  }

  /** How many times it has started since it is watched. */
  async starts(): Promise<number> {
    return Number(await this.#bidi.inBrowserWindow('window.backgroundStarts'));
  }

  /** Whether it is asleep: the next event has to start it. */
  async isAsleep(): Promise<boolean> {
    return (await this.#bidi.inBrowserWindow(`${this.#extension}.backgroundState`)) === 'stopped';
  }
}
