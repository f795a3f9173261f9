import { type ComponentChild, render } from 'preact';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import css from '../../components/banner.css?inline';

/** A place in the page that the page cannot look into. */
export interface Stage {
  render(what: ComponentChild): void;
  clear(): void;
}

/** Re-attachments after which a page that keeps removing us has won its own page, not a busy loop. */
const ATTEMPTS = 20;

/**
 * Makes a closed shadow root with our styles and keeps it in the document while something is shown: a page may remove
 * foreign nodes or write itself anew.
 */
export function createStage(ctx: ContentScriptContext): Stage {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const mount = document.createElement('div');
  let attempts = 0;
  let shown: ComponentChild = null;
  style(root);
  root.append(mount);

  const attach = (): void => {
    if (!shown || host.isConnected || attempts >= ATTEMPTS || !document.documentElement) return;
    attempts += 1;
    // A dialog that was removed has left the top layer; drawn anew it enters it again.
    render(null, mount);
    document.documentElement.append(host);
    render(shown, mount);
  };
  const observer = new MutationObserver(attach);
  const clear = (): void => {
    shown = null;
    observer.disconnect();
    render(null, mount);
    host.remove();
  };
  ctx.onInvalidated(clear);

  return {
    render(what) {
      const first = !shown;
      shown = what;
      if (first) observeRoots(observer);
      if (host.isConnected) render(what, mount);
      else attach();
    },
    clear,
  };
}

/** `document` sees the root element replaced, the root element sees our node removed. */
function observeRoots(observer: MutationObserver): void {
  observer.observe(document, { childList: true });
  if (document.documentElement) observer.observe(document.documentElement, { childList: true });
}

/** Constructed sheets are out of a page's CSP; Firefox does not let a content script adopt them, but exempts its <style>. */
function style(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement('style');
    element.textContent = css;
    root.append(element);
  }
}
