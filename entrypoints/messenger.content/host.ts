import css from '../../components/warning/banner.css?inline';
import { randomId } from '../../platform/browser/random-id.ts';

/** Our element in the page and its closed shadow root (https://developer.mozilla.org/docs/Web/API/Element/attachShadow). */
export interface Host {
  node: HTMLElement;
  root: ShadowRoot;
  /** The element that Preact renders into. */
  mount: HTMLElement;
  /** The element that had focus last. */
  focused: HTMLElement | null;
}

/** Creates a host; the caller inserts it into the document. */
export function makeHost(): Host {
  const node = document.createElement('div');
  const root = node.attachShadow({ mode: 'closed' });
  const mount = document.createElement('div');
  mount.style.colorScheme = 'light dark';
  style(root);
  root.append(mount);
  return { node, root, mount, focused: null };
}

/** Cancels CSS `zoom` of the root element, which scales the top layer too. Browser zoom is not affected. */
export function undoZoom(mount: HTMLElement): void {
  const zoom = Number(getComputedStyle(document.documentElement).zoom) || 1;
  const undone = zoom === 1 ? '' : String(1 / zoom);
  if (mount.style.zoom !== undone) mount.style.zoom = undone;
}

/**
 * Adopts a constructed style sheet, which the page's CSP does not govern. Firefox throws when a content script adopts
 * one, but exempts a `<style>` element made by a content script from the CSP.
 * https://bugzilla.mozilla.org/show_bug.cgi?id=1928865
 */
function style(root: ShadowRoot): void {
  const text = hideTokens(css);
  if (import.meta.env.FIREFOX) {
    const element = document.createElement('style');
    element.textContent = text;
    root.append(element);
  } else {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [sheet];
  }
}

/**
 * Gives custom properties random names. A page could register a known name with another type
 * (https://developer.mozilla.org/docs/Web/API/CSS/registerProperty_static), which also applies in shadow roots.
 */
function hideTokens(text: string): string {
  return text.replaceAll('--dz-', `--d${randomId()}-`);
}
