import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../core/settings/settings.ts';
import { textsOf } from '../fixtures/kit-example.ts';
import { engines, readBuilt } from './built.ts';

/** Longest summary of the Chrome Web Store (https://developer.chrome.com/docs/webstore/cws-dashboard-listing). */
const SUMMARY_LENGTH = 132;

/** Files of the listings in both languages, and the heading above the summary. */
const languages = [
  ['listing.md', '## Краткое описание'],
  ['listing.en.md', '## Summary'],
] as const;

describe.each(languages)('%s', (file, heading) => {
  it.each(engines)('of %s gives a reason for each permission of the manifest, and no other', (engine) => {
    const { permissions } = JSON.parse(readBuilt(engine, 'manifest.json').toString()) as { permissions: string[] };
    const store = engine === 'chromium' ? 'chrome' : 'firefox';
    const listing = textsOf()[`stores/${store}/${file}`] ?? '';
    const rows = [...listing.matchAll(/^\| (\w+) \| .{10,} \|$/gm)].map(([, name]) => name);
    expect(rows.filter((name) => name !== 'permission').toSorted()).toEqual(permissions.toSorted());
  });

  it.each(['chrome', 'edge', 'firefox'])('for %s keeps the limit of the summary', (store) => {
    const listing = textsOf()[`stores/${store}/${file}`] ?? '';
    const summary = listing.split(`${heading}\n\n`)[1]?.split('\n')[0] ?? '';
    expect(summary.length).toBeGreaterThan(40);
    expect(summary.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
  });
});

it('the privacy texts name the longest retention that the settings allow', () => {
  const isAllowed = (days: number): boolean => settingsSchema.shape.retention.safeParse(days).success;
  expect([400, 401].map(isAllowed)).toEqual([true, false]);
  for (const file of ['privacy.md', 'privacy.en.md']) expect(textsOf()[`stores/${file}`]).toMatch(/\b1 (до|to) 400 /);
});
