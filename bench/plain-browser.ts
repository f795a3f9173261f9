import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, CDPSession } from '@playwright/test';
import { type ExtensionsSession, mainProcess } from '../harness/chromium/cdp.ts';
import { launchContext } from '../harness/chromium/launch.ts';
import type { FakeWeb } from '../harness/fake-web.ts';
import { SETTLED_MS } from './settled.ts';

/** A Chromium without our extension, with a temporary profile folder. */
export class PlainBrowser {
  readonly context: BrowserContext;
  readonly profile: string;
  readonly #session: CDPSession;

  private constructor(context: BrowserContext, profile: string, session: CDPSession) {
    this.context = context;
    this.profile = profile;
    this.#session = session;
  }

  /** Launch a browser that differs from the one of harness/chromium/chromium.ts only in the extension. */
  static async launch({ port }: FakeWeb): Promise<PlainBrowser> {
    const profile = mkdtempSync(join(tmpdir(), 'dezhurny-plain-'));
    const context = await launchContext({
      ...{ port, unknown: [], refused: [], language: 'ru', trusting: true, headless: true },
      ...{ zone: 'Europe/Saratov', font: 'DejaVu Sans', log: `${profile}.log`, args: [], profile },
      ...{ endsOnSignals: true, executable: undefined },
    });
    const browser = context.browser();
    if (!browser) throw new Error('Playwright gives a persistent context no browser');
    return new PlainBrowser(context, profile, await browser.newBrowserCDPSession());
  }

  /** Install an unpacked extension. @returns its id */
  async install(folder: string): Promise<string> {
    const extensions = this.#session as unknown as ExtensionsSession;
    return (await extensions.send('Extensions.loadUnpacked', { path: resolve(folder) })).id;
  }

  /** Install an extension, close the tabs that it opens to greet, and stop its worker. @returns its id */
  async installPeer(folder: string): Promise<string> {
    const before = this.context.pages();
    const id = await this.install(folder);
    await wait(SETTLED_MS);
    for (const page of this.context.pages()) if (!before.includes(page)) await page.close();
    await this.stopWorkers();
    return id;
  }

  /** Stop the workers of extensions; an event may start them again. */
  async stopWorkers(): Promise<void> {
    const { targetInfos } = await this.#session.send('Target.getTargets');
    for (const { type, url, targetId } of targetInfos) {
      if (type !== 'service_worker' || !url.startsWith('chrome-extension:')) continue;
      await this.#session.send('Target.closeTarget', { targetId }).catch(() => undefined); // it has ended
    }
  }

  /** Return the id of the browser's main process. */
  processId(): Promise<number> {
    return mainProcess(this.#session);
  }

  /** Quit the browser and remove its profile. */
  async close(): Promise<void> {
    await this.context.close();
    for (const path of [this.profile, `${this.profile}.log`]) {
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
