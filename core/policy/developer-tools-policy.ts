import * as z from 'zod/mini';
import { fieldsSet } from './policy-value.ts';

/**
 * Policy field name of what the kit asks of the browser about developer tools; public/policy.json declares it to
 * Chromium. An extension cannot read the browser's policies, so this field tells the status page.
 */
export const developerToolsKeys = { wish: 'developerTools' } as const;

/**
 * Where developer tools are closed: `hosts` on the extension's pages and the listed hosts (Firefox: everywhere) ·
 * `everywhere` · `extension` on the extension's pages (Firefox: nowhere) · `open` nowhere.
 */
export const developerToolsWishes = ['hosts', 'everywhere', 'extension', 'open'] as const;
export type DeveloperToolsWish = (typeof developerToolsWishes)[number];

/** What the kit has asked of the browser. Set by policy only. */
export const developerToolsSchema = z.strictObject({ [developerToolsKeys.wish]: z.enum(developerToolsWishes) });

/** Return what the kit has asked of the browser; `null` when the policy does not say or is invalid. */
export function readDeveloperTools(policy: unknown): DeveloperToolsWish | null {
  return readFields(policy).data?.[developerToolsKeys.wish] ?? null;
}

/** Return the field if it is set and invalid. */
export function developerToolsProblems(policy: unknown): string[] {
  return readFields(policy).success ? [] : [developerToolsKeys.wish];
}

/** Parse the field if it is set. */
function readFields(policy: unknown) {
  return z.partial(developerToolsSchema).safeParse(fieldsSet(policy, Object.values(developerToolsKeys)));
}
