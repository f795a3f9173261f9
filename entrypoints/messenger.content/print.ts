/**
 * Hides everything in the document but one node while the page is printed or saved as PDF. The browser lays the page out
 * for print after this event (https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#printing-steps).
 * @param shown our node, if the document has one
 */
export function printAlone(shown: Element | undefined): void {
  for (const node of document.documentElement.children) {
    // Only elements of HTML, SVG and MathML have a style.
    const { style } = node as HTMLElement;
    if (node === shown || !style) continue;
    const before = style.cssText;
    style.setProperty('display', 'none', 'important');
    const restore = (): void => {
      style.cssText = before;
      // Reading the attribute writes it, which Chromium otherwise does later, after its removal.
      if (!node.getAttribute('style')) node.removeAttribute('style');
    };
    addEventListener('afterprint', restore, { once: true });
  }
}
