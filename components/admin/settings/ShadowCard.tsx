import { type ComponentChildren, render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface ShadowCardProps {
  /** The style sheet of the banner. */
  css: string;
  children: ComponentChildren;
}

/**
 * Puts the card into the page. It has the class of the banner, because the build shortens the names of the tokens that its
 * style sheet sets there.
 */
const CARD_CSS =
  '.banner.preview-card { position: static; width: auto; max-width: none; max-height: none; margin: 0; ' +
  'border: 1px solid var(--dz-line); box-shadow: none; } ' +
  '.banner.preview-card .warning-foot { position: static; box-shadow: none; } ' +
  '.preview-card .countdown-time { white-space: normal; }';

/**
 * Draws its children in a shadow root, because the banner's style sheet and this page's use the same class names. It is
 * inert: nothing in it can be pressed or focused (https://developer.mozilla.org/docs/Web/HTML/Reference/Global_attributes/inert).
 */
export function ShadowCard({ css, children }: ShadowCardProps) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const node = host.current;
    if (!node) return;
    const root = node.shadowRoot ?? styledShadow(node, `${css}${CARD_CSS}`);
    render(<div class="banner preview-card">{children}</div>, root);
  });
  useLayoutEffect(() => () => void (host.current?.shadowRoot && render(null, host.current.shadowRoot)), []);
  return (
    <div inert class="preview">
      <div ref={host} />
    </div>
  );
}

/** A constructed style sheet: the policy of an extension page takes no style element. */
function styledShadow(host: HTMLElement, css: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  return root;
}
