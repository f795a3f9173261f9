import { coreIf } from '../fixtures/part.ts';
import { expect, test } from '../fixtures/test.ts';
import { isWhole, uiPages } from './ui-pages.ts';

/** A numbered control that has the focus. */
interface Stop {
  number: number;
  /** True if the focus is visible. */
  isMarked: boolean;
}

for (const { name, path, isCore } of uiPages) {
  test(`${name}: Tab comes to everything, shows where it is and does not get stuck`, coreIf(isCore), async ({ pc }) => {
    const page = await pc.extensionPage(path);
    await isWhole(page, path);
    await page.evaluate(isDrawn);
    const controls = await page.evaluate(numberControls);
    const stops: Stop[] = [];
    for (let i = 0; i <= controls.length; i++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(focusedControl);
      if (stop) stops.push(stop);
    }
    const numbers = stops.map(({ number }) => number);
    expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(controls);
    expect(stops.filter(({ isMarked }) => !isMarked)).toEqual([]);
    expect(numbers.slice(0, controls.length), 'in the order of the page').toEqual(controls);
  });
}

/** Runs in the page: resolves when nothing has changed for 1.5 s; what is read from storage brings controls, late on a busy PC. */
function isDrawn(): Promise<void> {
  return new Promise((resume) => {
    const done = (): void => {
      observer.disconnect();
      resume();
    };
    let quiet = setTimeout(done, 1500);
    const observer = new MutationObserver(() => {
      clearTimeout(quiet);
      quiet = setTimeout(done, 1500);
    });
    const kinds = { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] };
    observer.observe(document.body, kinds);
  });
}

/** Runs in the page: numbers what Tab should come to; radio buttons with one name are one stop. */
function numberControls(): number[] {
  const groups = new Set<string>();
  const all = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
  ];
  const controls = all.filter((node) => {
    if (!node.checkVisibility() || node.matches(':disabled')) return false;
    if (!(node instanceof HTMLInputElement) || node.type !== 'radio') return true;
    const chosen = document.querySelector<HTMLInputElement>(`input[name="${node.name}"]:checked`);
    if (chosen && chosen !== node) return false;
    if (groups.has(node.name)) return false;
    groups.add(node.name);
    return true;
  });
  for (const [number, node] of controls.entries()) node.dataset.number = String(number);
  (document.activeElement as HTMLElement | null)?.blur();
  return controls.map((_, number) => number);
}

/** Runs in the page: which numbered control has the focus, and whether that is visible. */
function focusedControl(): Stop | null {
  const node = document.activeElement as HTMLElement | null;
  if (!node?.dataset.number) return null;
  const isMarked = [node, node.closest('label'), node.parentElement].some((one) => {
    const { outlineStyle, boxShadow } = one ? getComputedStyle(one) : { outlineStyle: 'none', boxShadow: 'none' };
    return outlineStyle !== 'none' || boxShadow !== 'none';
  });
  return { number: Number(node.dataset.number), isMarked };
}
