import { expect, it } from 'vitest';
import type { JournalFile } from '../../../../core/export/file-schema.ts';
import type { Verification } from '../../../../core/verify/integrity-finding.ts';
import { verifyFile } from '../../../../core/verify/verify-file.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { HonestLog, signAgain } from '../../../fixtures/honest-log.ts';

/** Verify a log of two incidents and one outcome, on 23 and 24 November 2026, signed after `change` altered its frame. */
async function verifyChanged(change: Partial<JournalFile>): Promise<Verification> {
  const log = new HonestLog();
  await log.happen({ kind: 'incident', answers: 1 });
  await log.happen({ kind: 'days', pass: 1 });
  await log.happen({ kind: 'incident', answers: 0 });
  const file = await log.file();
  return verifyFile(JSON.stringify(await signAgain({ ...file, ...change })), isSigned);
}

const totals = { incidents: 2, missing: 0, systems: { telegram: 2 }, outcomes: { unanswered: 1 } } as const;

it('finds an unaltered signed file intact', async () => {
  expect(await verifyChanged({ totals })).toMatchObject({ intact: true, file: { entries: 3 } });
});

it.each<[title: string, change: Partial<JournalFile>, path: string]>([
  ['an incident too many', { totals: { ...totals, incidents: 3 } }, 'totals'],
  ['lost entries that no gap names', { totals: { ...totals, missing: 1 } }, 'totals'],
  ['another system', { totals: { ...totals, systems: { viber: 2 } } }, 'totals'],
  ['no outcome', { totals: { ...totals, outcomes: {} } }, 'totals'],
  ['a period that begins later', { period: { from: '2026-11-24', to: null } }, 'entries.0'],
  ['a period that ends earlier', { period: { from: null, to: '2026-11-23' } }, 'entries.2'],
])('finds %s in a signed file', async (_title, change, path) => {
  expect(await verifyChanged(change)).toEqual({
    intact: false,
    finding: { fault: 'changed', day: null, kind: 'file', id: null, path },
  });
});
