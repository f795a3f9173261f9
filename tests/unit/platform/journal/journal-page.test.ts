import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { newOutcome } from '../../../../core/journal/incident.ts';
import type { Recorded } from '../../../../core/journal/recorded-entry.ts';
import { countRows, eraseJournal, journalPage } from '../../../../platform/journal/journal.ts';
import { appendEntries } from '../../../../platform/journal/journal-append.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const id = (i: number): string => `3f1b2c4d-5e6f-4a7b-8c9d-${String(i).padStart(12, '0')}`;
const isStayed = ({ outcome }: Recorded): boolean => outcome === 'stayed';

beforeEach(async () => {
  fakeBrowser.reset();
  await eraseJournal();
  const opened = Array.from({ length: 30 }, (_, i) => incident({ id: id(i), lesson: 1 + (i % 8) }));
  await appendEntries(opened, '2026-11-23');
  await appendEntries(
    opened.filter((_, i) => i % 3 === 0).map((entry) => newOutcome(entry.id, 'stayed')),
    '2026-11-23',
  );
});

it('pages through the rows that fulfil a condition, each once', async () => {
  const found: string[] = [];
  let before: string | undefined;
  for (let pages = 1; ; pages++) {
    const page = await journalPage({ limit: 4, fits: isStayed, ...(before && { before }) });
    found.push(...page.rows.map(({ entry }) => entry.id));
    if (page.next === null) {
      expect(pages).toBe(3);
      break;
    }
    before = page.next;
  }
  expect(found.sort()).toEqual(Array.from({ length: 10 }, (_, i) => id(3 * i)));
});

it('counts rows without their outcomes', async () => {
  expect(await countRows({})).toEqual({ rows: 30, incidents: null });
  expect(await countRows({ from: '2026-11-24' })).toEqual({ rows: 0, incidents: null });
  expect(await countRows({ fits: isStayed })).toEqual({ rows: 10, incidents: 10 });
});
