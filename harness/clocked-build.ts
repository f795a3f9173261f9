import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface NavigationEvent {
  addListener(listener: (details: { timeStamp: number }) => void, ...filters: unknown[]): void;
}

declare const chrome: {
  runtime: { getManifest(): { version_name?: string } };
  alarms?: { create(name: string, alarm: { when?: number }): Promise<void> };
  webNavigation?: Record<string, NavigationEvent>;
};

/**
 * Copies of the built extension whose clock is set and runs on from there. A copy differs in nothing else. All have one
 * key, so the browser treats each as a newer version of the same extension.
 */
export class ClockedBuild {
  readonly #root = mkdtempSync(join(tmpdir(), 'dezhurny-clock-'));
  readonly #key = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ type: 'spki', format: 'der' })
    .toString('base64');
  readonly #engine: 'chrome' | 'firefox';
  #made = 0;
  #ahead = 0;

  constructor(engine: 'chrome' | 'firefox' = 'chrome') {
    this.#engine = engine;
    process.once('exit', this.remove);
  }

  /**
   * Make a copy.
   * @param moment time of its clock now: ISO with an offset, as `2026-11-23T08:29:50+04:00`
   * @returns its folder
   */
  at(moment: string): string {
    this.#made += 1;
    const folder = join(this.#root, String(this.#made));
    cpSync(`.output/${this.#engine}-mv3`, folder, { recursive: true });
    this.#ahead = Date.parse(moment) - Date.now();
    const clock = `(${setClock})(${this.#engine === 'firefox' ? this.#ahead : ''});\n`;
    edit(join(folder, 'background.js'), (code) => clock + code);
    edit(join(folder, 'content-scripts/messenger.js'), (code) => clock + code);
    writeFileSync(join(folder, 'clock.js'), clock);
    for (const page of readdirSync(folder).filter((file) => file.endsWith('.html'))) {
      edit(join(folder, page), (html) => html.replace('<head>', '<head><script src="/clock.js"></script>'));
    }
    const version = `0.1.${this.#made}`;
    const own = this.#engine === 'firefox' ? { version } : { key: this.#key, version, version_name: `${this.#ahead}` };
    edit(join(folder, 'manifest.json'), (manifest) => JSON.stringify({ ...JSON.parse(manifest), ...own }));
    return folder;
  }

  /** Return the time of the newest copy's clock. */
  now(): Date {
    return new Date(Date.now() + this.#ahead);
  }

  remove = (): void => rmSync(this.#root, { recursive: true, force: true });
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/**
 * Runs in the extension before its own code: shift its clock, and convert its alarms and, in Chromium, the moments of
 * navigations to that clock. Once in each world: a page that is opened while the extension is installed gets its script
 * from the manifest and from the worker, and a clock that is shifted twice is wrong by days.
 * @param ahead ms. In Chromium the manifest holds it, because the browser caches a worker's script over restarts, but
 * not the manifest. Firefox has no `version_name`
 * (https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/manifest.json/version_name).
 */
function setClock(ahead = Number(chrome.runtime.getManifest().version_name)): void {
  const world = globalThis as { clockIsSet?: true };
  if (world.clockIsSet) return;
  world.clockIsSet = true;
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given: []) {
      super(...((given.length === 0 ? [Real.now() + ahead] : given) as []));
    }
    static override now(): number {
      return Real.now() + ahead;
    }
  } as DateConstructor;
  const { alarms, webNavigation } = chrome;
  if (!alarms) return;
  for (const event of webNavigation ? Object.values(webNavigation).filter((one) => one?.addListener) : []) {
    const add = event.addListener.bind(event);
    event.addListener = (listener, ...filters) =>
      add((details) => listener({ ...details, timeStamp: details.timeStamp + ahead }), ...filters);
  }
  const create: (name: string, alarm: { when?: number }) => Promise<void> = alarms.create.bind(alarms);
  alarms.create = (name: string, { when, ...others }: { when?: number }) =>
    create(name, when === undefined ? others : { ...others, when: when - ahead });
}
