import type { Page } from 'puppeteer-core';
import type { ExemptionEntry } from '../../core/journal/entry.ts';
import { until } from '../../harness/until.ts';
import type { Classroom } from './classroom.ts';

export const PIN = '2580';

const badgeOn = (page: Page): Promise<string> => page.evaluate(() => chrome.action.getBadgeText({}));

/** Actions of a teacher and the administrator, and what they see. */
export class Teacher {
  readonly #room: Classroom;

  constructor(room: Classroom) {
    this.#room = room;
  }

  async openPopup(): Promise<Page> {
    const popup = await this.#room.browser.extensionPage('popup.html');
    await popup.waitForSelector('main');
    return popup;
  }

  /** Does something in a popup and closes it. */
  async inPopup(work: (popup: Page) => Promise<unknown>): Promise<void> {
    const popup = await this.openPopup();
    await work(popup);
    await popup.close();
  }

  /** Exempts this PC with the right PIN. */
  exempt(scope: string): Promise<void> {
    return this.inPopup(async (popup) => {
      await press(popup, 'Разрешить до');
      await popup.select('form select', scope);
      await sendPin(popup, PIN);
      await shows(popup, 'Завершить разрешение');
    });
  }

  endExemption(): Promise<void> {
    return this.inPopup(async (popup) => {
      await press(popup, 'Завершить разрешение');
      await this.badgeIs('');
    });
  }

  /** The mark on the extension's button. */
  badge(): Promise<string> {
    return this.#room.browser.inPlainPage(badgeOn);
  }

  /** Waits until the extension's button has this mark, or with '' none. */
  async badgeIs(mark: string): Promise<void> {
    await this.#room.browser.inPlainPage((page) => {
      const isSo = async (): Promise<boolean> => (await badgeOn(page)) === mark;
      return until(isSo, { what: `the mark «${mark}»`, timeout: 10_000, every: 100 });
    });
  }

  /** Exemptions in the journal. */
  async exemptions(): Promise<ExemptionEntry[]> {
    const { databases } = await this.#room.browser.storage();
    const entries = (databases.dezhurny?.entries ?? []) as ExemptionEntry[];
    return entries.filter(({ kind }) => kind === 'exemption');
  }

  /** Sets the PIN or the passphrase, as the administrator does. */
  async setSecret(name: 'pin' | 'passphrase', secret = PIN): Promise<void> {
    const admin = await this.#room.browser.extensionPage('options.html#access');
    const form = `form[aria-labelledby="${name}-title"]`;
    await admin.waitForSelector(form);
    const [first, second] = await admin.$$(`${form} input`);
    await first?.type(secret);
    await second?.type(`${secret}\n`);
    await this.#room.browser.reading((read) => {
      const isKept = async (): Promise<boolean> =>
        JSON.stringify((await read()).databases['dezhurny-safe'] ?? {}).includes(`"name":"${name}"`);
      return until(isKept, { what: `the ${name}`, every: 100 });
    });
    await admin.close();
  }
}

/** Presses the button whose name has these words. */
export async function press(page: Page, name: string): Promise<void> {
  await page.locator(`button ::-p-text(${name})`).click();
}

export async function sendPin(popup: Page, pin: string): Promise<void> {
  await popup.type('input[type="password"]', `${pin}\n`);
}

/** Wait until a page shows a text. */
export function shows(page: Page, text: string): Promise<unknown> {
  return until(
    async () => (await page.$eval('body', ({ innerText }) => innerText.replaceAll('\u00a0', ' '))).includes(text),
    { what: `«${text}»` },
  );
}
