import type { Page, SerializedAXNode } from 'puppeteer-core';

/** The banner as the person meets it. */
export interface Banner {
  /** The name the browser computed for the dialog. */
  name: string;
  /** What `aria-describedby` says. */
  description: string;
  /** All visible words. */
  text: string;
  /** Names of its buttons and links, in order. */
  buttons: string[];
  /** A real, trusted click on the button or link of this name. */
  press(name: string): Promise<void>;
}

const DIALOG = 'aria/[role="alertdialog"]';
const PRESSED = new Set(['button', 'link']);

/**
 * The banner of a Chromium page, read from the accessibility tree, which sees into closed shadow roots as a screen
 * reader does.
 * @returns nothing when no `alertdialog` is up
 */
export async function bannerOf(page: Page): Promise<Banner | undefined> {
  const tree = await page.accessibility.snapshot();
  const dialog = tree && nodes(tree).find(({ role }) => role === 'alertdialog');
  const element = dialog && (await page.$(DIALOG));
  if (!element) return;
  const found = nodes(dialog).filter(({ role }) => PRESSED.has(role));
  return {
    name: dialog.name ?? '',
    description: dialog.description ?? '',
    text: await element.evaluate((node) => (node as HTMLElement).innerText),
    buttons: found.map(({ name }) => name ?? ''),
    async press(name) {
      const role = found.find((one) => one.name === name)?.role;
      if (!role) throw new Error(`The banner has no “${name}”`);
      await page.locator(`aria/${name}[role="${role}"]`).click();
    },
  };
}

function nodes(node: SerializedAXNode): SerializedAXNode[] {
  return [node, ...(node.children ?? []).flatMap(nodes)];
}
