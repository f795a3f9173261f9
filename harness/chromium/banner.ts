import type { Page } from '@playwright/test';
import type { Banner } from '../banner.ts';
import { type AccessibleNode, accessibilityTree, descendants } from './accessibility.ts';
import { callOnNode, sessionOf } from './cdp.ts';

/**
 * Read the banner of a page from its accessibility tree.
 * @returns `undefined` if there is no `alertdialog`
 */
export async function bannerOf(page: Page): Promise<Banner | undefined> {
  const dialog = descendants(await accessibilityTree(page)).find(({ role }) => role === 'alertdialog');
  if (!dialog) return;
  const controls = descendants(dialog).filter(({ role }) => role === 'button' || role === 'link');
  const text = await callOnNode(await sessionOf(page), dialog.backendNodeId, 'function () { return this.innerText; }');
  return {
    name: dialog.name,
    description: dialog.description,
    text: String(text),
    buttons: controls.map(({ name }) => name),
    async press(name) {
      const control = controls.find((one) => one.name === name);
      if (!control) throw new Error(`The banner has no “${name}”`);
      await click(page, control);
    },
  };
}

/** Click the middle of a node; the event is trusted. */
async function click(page: Page, { backendNodeId }: AccessibleNode): Promise<void> {
  const session = await sessionOf(page);
  await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
  const [left = 0, top = 0, right = 0, , , bottom = 0] = model.border;
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
}
