import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Banner } from '../../components/warning/Banner.tsx';
import { platformIds } from '../../core/rules/ids.ts';
import type { Problem } from '../../core/status/self-check.ts';
import type { TriedWarning } from '../../core/status/self-check-ports.ts';

/**
 * Renders the real banner in an off-screen frame and checks its text and buttons.
 * @returns the problem found, or 'passed'
 */
export async function tryBanner(warning: TriedWarning): Promise<'passed' | Problem> {
  const frame = await emptyFrame();
  const focused = document.activeElement as HTMLElement | null;
  const { contentDocument: page, contentWindow } = frame;
  if (!page?.body || !contentWindow) {
    frame.remove();
    return 'notShown';
  }
  // A constructed style sheet belongs to the document whose constructor made it.
  const sheet = new (contentWindow as Window & typeof globalThis).CSSStyleSheet();
  // The build puts it there (wxt.config.ts); the script of a page reads the same text.
  sheet.replaceSync(browser.i18n.getMessage('style' as never));
  page.adoptedStyleSheets = [sheet];
  try {
    render(<Banner {...warning} shrunk={false} choose={ignore} reportMistake={ignore} />, page.body);
    return look(page, warning);
  } finally {
    render(null, page.body);
    frame.remove();
    // A modal dialog in a frame takes focus from the whole tab.
    if (document.activeElement !== focused) focused?.focus({ preventScroll: true });
  }
}

const ignore = (): void => undefined;

/** An off-screen frame that is not focusable and not exposed to assistive technology. */
async function emptyFrame(): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.className = 'trial';
  frame.title = i18n.t('admin.selfCheck.title');
  frame.inert = true;
  frame.ariaHidden = 'true';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  // Firefox before 148 replaces the initial empty document later: https://bugzilla.mozilla.org/show_bug.cgi?id=543435
  await loaded;
  return frame;
}

function look(page: Document, { system, item, words, kind, secondsLeft }: TriedWarning): 'passed' | Problem {
  const dialog = page.querySelector<HTMLDialogElement>('dialog[role="alertdialog"]');
  if (!dialog?.open || !isSeen(dialog)) return 'notShown';
  const text = dialog.textContent ?? '';
  if (!text.includes(system) || !text.includes(i18n.t('warning.item', { ...words, item }))) return 'wrongText';
  const names = [...dialog.querySelectorAll('button')].filter(isSeen).map(({ textContent }) => textContent?.trim());
  const wanted = [
    ...platformIds.filter((id) => words[id]).map((id) => i18n.t(`warning.choice.${id}`, words)),
    i18n.t('warning.choice.close'),
    ...(kind !== 'block' && secondsLeft === null ? [i18n.t('warning.choice.stay')] : []),
  ];
  return wanted.every((name) => names.includes(name)) ? 'passed' : 'noChoices';
}

function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}
