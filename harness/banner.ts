import type { Page, SerializedAXNode } from 'puppeteer-core';

/** The banner as a person perceives it. */
export interface Banner {
  /** The name the browser computed for the dialog. */
  name: string;
  /** Accessible description, from `aria-describedby`. */
  description: string;
  /** All visible text. */
  text: string;
  /** Names of its buttons and links, in order. */
  buttons: string[];
  /** Click the button or link with this name; the event is trusted. */
  press(name: string): Promise<void>;
}

const DIALOG = 'aria/[role="alertdialog"]';
const PRESSED = new Set(['button', 'link']);

/**
 * Read the banner of a Chromium page from the accessibility tree, which includes closed shadow roots.
 * @returns `undefined` if there is no `alertdialog`
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
