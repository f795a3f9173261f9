import axe from 'axe-core';
import type { Page } from 'puppeteer-core';

export const themes = ['light', 'dark'] as const;

/** Set the theme of a page without transitions, which would show intermediate colours. */
export function wear(page: Page, theme: string): Promise<void> {
  return page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
}

/** Return axe's violations as `rule: where`. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run;
    const result = await run();
    return result.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

interface AxeResult {
  violations: { id: string; nodes: { target: string[] }[] }[];
}
