import type { Banner } from '../banner.ts';
import { until } from '../until.ts';
import { type AccessibleNode, accessibilityTree, descendants } from './accessibility.ts';
import { callOnNode, type PageOrFrame, pageOf, sessionOf } from './cdp.ts';

/**
 * Read the banner of a page from its accessibility tree.
 * @returns `undefined` if there is no `alertdialog`
 */
export async function bannerOf(page: PageOrFrame): Promise<Banner | undefined> {
  const dialog = await dialogIn(page);
  if (!dialog) return;
  const controls = controlsOf(dialog);
  const text = await callOnNode(await sessionOf(page), dialog.backendNodeId, 'function () { return this.innerText; }');
  return {
    name: dialog.name,
    description: dialog.description,
    text: String(text),
    buttons: controls.map(({ name }) => name),
    async press(name) {
      if (!controls.some((one) => one.name === name)) throw new Error(`The banner has no “${name}”`);
      await click(page, name);
    },
  };
}

async function dialogIn(page: PageOrFrame): Promise<AccessibleNode | undefined> {
  return descendants(await accessibilityTree(page)).find(({ role }) => role === 'alertdialog');
}

function controlsOf(dialog: AccessibleNode): AccessibleNode[] {
  return descendants(dialog).filter(({ role }) => role === 'button' || role === 'link');
}

/**
 * Click the middle of a button; the event is trusted. The banner is made again when a page spoils it, so the button is
 * looked for until it has a place.
 */
async function click(page: PageOrFrame, name: string): Promise<void> {
  const find = (): Promise<[number, number] | undefined> => middleOf(page, name).catch(() => undefined);
  const [x, y] = await until(find, { timeout: 5000, what: `“${name}” in the banner` });
  const frame = 'frameElement' in page ? await (await page.frameElement()).boundingBox() : null;
  await pageOf(page).mouse.click(x + (frame?.x ?? 0), y + (frame?.y ?? 0));
}

/** Return the middle of a button, if the banner has it. @throws if it is not drawn */
async function middleOf(page: PageOrFrame, name: string): Promise<[number, number] | undefined> {
  const dialog = await dialogIn(page);
  const control = dialog && controlsOf(dialog).find((one) => one.name === name);
  if (!control) return;
  const { backendNodeId } = control;
  const session = await sessionOf(page);
  await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
  const [left = 0, top = 0, right = 0, , , bottom = 0] = model.border;
  return [(left + right) / 2, (top + bottom) / 2];
}
