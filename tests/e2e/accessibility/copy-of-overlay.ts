import type { Page } from '@playwright/test';
import type { Chromium } from '../../../harness/chromium/chromium.ts';

/**
 * Open a page with a copy of another page's closed shadow root, its markup and styles: axe-core cannot read closed
 * roots. The dialog is modal in the copy too.
 */
export async function copyOfOverlay(pc: Chromium, page: Page, language: string): Promise<Page> {
  const [overlay] = await pc.overlays(page);
  const drawn = await overlay?.evaluate((root) => {
    const rules = root.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
    return { markup: root.querySelector('div')?.innerHTML ?? '', css: rules.map(({ cssText }) => cssText).join('\n') };
  });
  if (!drawn?.markup) throw new Error('The extension draws nothing in this page');
  const copy = await pc.open('https://lesson.example/');
  await copy.evaluate(show, { ...drawn, language });
  return copy;
}

/** Runs in the page. */
function show({ markup, css, language }: { markup: string; css: string; language: string }): void {
  document.documentElement.lang = language;
  document.head.innerHTML = `<title>${language}</title><style>${css}</style>`;
  document.body.innerHTML = `<main><h1>Lesson</h1></main>${markup}`;
  document.querySelector('dialog')?.removeAttribute('open');
  document.querySelector('dialog')?.showModal();
  document.querySelector<HTMLElement>('[popover]')?.showPopover();
}
