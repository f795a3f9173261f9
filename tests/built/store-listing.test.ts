import { expect, it } from 'vitest';
import { textsOf } from '../fixtures/kit-example.ts';
import { engines, readBuilt } from './built.ts';

/** Longest summary of the Chrome Web Store (https://developer.chrome.com/docs/webstore/cws-dashboard-listing). */
const SUMMARY_LENGTH = 132;

it.each(engines)('the listing of %s gives a reason for each permission of the manifest, and no other', (engine) => {
  const { permissions } = JSON.parse(readBuilt(engine, 'manifest.json').toString()) as { permissions: string[] };
  const store = engine === 'chromium' ? 'chrome' : 'firefox';
  const listing = textsOf()[`stores/${store}/listing.md`] ?? '';
  const rows = [...listing.matchAll(/^\| (\w+) \| .{10,} \|$/gm)].map(([, name]) => name);
  expect(rows.toSorted()).toEqual(permissions.toSorted());
});

it.each(['chrome', 'edge', 'firefox'])('the summary for %s keeps the limit', (store) => {
  const listing = textsOf()[`stores/${store}/listing.md`] ?? '';
  const summary = listing.split('## Краткое описание\n\n')[1]?.split('\n')[0] ?? '';
  expect(summary.length).toBeGreaterThan(40);
  expect(summary.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
});
