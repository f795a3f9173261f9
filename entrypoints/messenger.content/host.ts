import css from '../../components/warning/banner.css?inline';
import { randomId } from '../../platform/browser/random-id.ts';

/** Our node in a page, and the closed root in it that the page cannot look into. */
export interface Host {
  node: HTMLElement;
  root: ShadowRoot;
  /** What we draw into. */
  mount: HTMLElement;
  /** What in it had focus last. */
  focused: HTMLElement | null;
}

/** Makes a host, not yet in the document. */
export function makeHost(): Host {
  const node = document.createElement('div');
  const root = node.attachShadow({ mode: 'closed' });
  const mount = document.createElement('div');
  style(root);
  root.append(mount);
  return { node, root, mount, focused: null };
}

/** The root element's `zoom` scales everything below it, the top layer too; a person's own zoom is not part of it. */
export function undoZoom(mount: HTMLElement): void {
  const zoom = Number(getComputedStyle(document.documentElement).zoom) || 1;
  const undone = zoom === 1 ? '' : String(1 / zoom);
  if (mount.style.zoom !== undone) mount.style.zoom = undone;
}

/** Constructed sheets are out of a page's CSP; Firefox does not let a content script adopt them, but exempts its <style>. */
function style(root: ShadowRoot): void {
  const text = hideTokens(css);
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement('style');
    element.textContent = text;
    root.append(element);
  }
}

/** A page that knows the name of a custom property can register it, and then its values fail in shadow roots too. */
function hideTokens(text: string): string {
  return text.replaceAll('--dz-', `--d${randomId()}-`);
}
