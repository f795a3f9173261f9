import { describe, expect, it } from 'vitest';
import type { JournalFile } from '../../../../core/export/file-schema.ts';
import type { Entry } from '../../../../core/journal/entry.ts';
import { newOutcome } from '../../../../core/journal/incident.ts';
import type { Recorded } from '../../../../core/journal/recorded-entry.ts';
import type { Verification } from '../../../../core/verify/integrity-finding.ts';
import type { ExaminedEntry } from '../../../../core/verify/verify-day-log.ts';
import { verifyFile } from '../../../../core/verify/verify-file.ts';
import type { ParsedFrame } from '../../../../core/verify/verify-read.ts';
import { checkPeriod, checkTotals } from '../../../../core/verify/verify-totals.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { exportedFrame } from '../../../fixtures/exported-journal.ts';
import { HonestLog, signAgain } from '../../../fixtures/honest-log.ts';
import { gap, incident, incidentV1 } from '../../../fixtures/journal-rows.ts';
import { sealedFile, sealedSnapshot } from '../../../fixtures/sealed-file.ts';

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

describe('in a file with incidents of versions 1 and 3', () => {
  const first = incidentV1({ id: '7d444840-9dc0-41d1-b245-5ffdce74fad2' });
  const rows: Recorded[] = [
    { entry: first, outcome: 'closed' },
    { entry: incident({ system: 'viber', item: '7' }), outcome: 'stayed' },
    { entry: gap(2), outcome: null },
  ];
  const all = { incidents: 2, missing: 2, systems: { telegram: 1, viber: 1 }, outcomes: { closed: 1, stayed: 1 } };
  const older = { incidents: 1, missing: 2, systems: { telegram: 1 }, outcomes: { closed: 1 } };

  it.each<[title: string, totals: JournalFile['totals'], intact: boolean]>([
    ['accepts the counts of all entries', all, true],
    ['accepts the counts of a program that knows version 1', older, true],
    [
      'finds the counts of version 2 only',
      { ...all, incidents: 1, systems: { viber: 1 }, outcomes: { stayed: 1 } },
      false,
    ],
    ['finds the incidents of version 1 with the outcomes of all', { ...older, outcomes: all.outcomes }, false],
    ['finds a system left out', { ...all, systems: { telegram: 1 } }, false],
    ['finds a gap left out, which has one version', { ...older, missing: 0 }, false],
    ['finds no counts at all', { incidents: 0, missing: 0, systems: {}, outcomes: {} }, false],
  ])('%s', async (_title, totals, intact) => {
    const file: JournalFile = JSON.parse(await sealedFile(exportedFrame, rows));
    const signed = await signAgain({ ...file, totals }, await (await sealedSnapshot([])).signer());
    const verification = await verifyFile(JSON.stringify(signed), isSigned);
    expect(verification.intact || verification.finding.path).toBe(intact || 'totals');
  });
});

const dayId = '5b1f8a60-4a0c-4c59-8f0a-6d6a3b0f2c11';
const linesOf = (entries: readonly Entry[], ofDay: string | null): ExaminedEntry[] =>
  entries.map((entry, at) => {
    return { at, key: String(at), sound: true, line: { entry, dayId: ofDay, prev: null, hash: '' } };
  });

describe('the period of a file', () => {
  const period = { from: '2026-11-23', to: '2026-11-24' };
  const one = incident({ day: '2026-11-25' });
  const within = (day: string) => ({ period, sheets: [{ dayId, day }] }) as ParsedFrame;

  it.each<[string, Entry, string | null, string, boolean]>([
    ['an entry by the day of its day log', one, dayId, '2026-11-24', true],
    ['one of a day log after it', one, dayId, '2026-11-25', false],
    ['one of a day log before it', one, dayId, '2026-11-22', false],
    ['an entry without a day log by its own day', one, null, '2026-11-24', false],
    ['one within it', incident({ day: '2026-11-23' }), null, '2026-11-25', true],
    ['an outcome without a day log, which has no day', newOutcome(one.id, 'closed'), null, '2026-11-25', true],
  ])('covers %s', (_what, entry, ofDay, day, isCovered) => {
    const check = () => checkPeriod(within(day), linesOf([incident({ day: '2026-11-23' }), entry], ofDay));
    if (isCovered) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ finding: expect.objectContaining({ fault: 'changed' }) }));
  });
});

it.each<[string, Entry[], JournalFile['totals'], boolean]>([
  ['nothing', [], { incidents: 0, missing: 0, systems: {}, outcomes: {} }, true],
  ['an incident', [incident()], { incidents: 1, missing: 0, systems: { telegram: 1 }, outcomes: {} }, true],
  ['losses', [gap(2), { ...gap(3), id: incident().id }], { incidents: 0, missing: 5, systems: {}, outcomes: {} }, true],
  ['an incident that is not there', [], { incidents: 1, missing: 0, systems: {}, outcomes: {} }, false],
  ['fewer losses', [gap(2)], { incidents: 0, missing: 1, systems: {}, outcomes: {} }, false],
])('accepts totals over the entries only: %s', (_what, entries, sums, isAccepted) => {
  const check = () => checkTotals({ totals: sums } as ParsedFrame, linesOf(entries, dayId));
  if (isAccepted) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ finding: expect.objectContaining({ path: 'totals' }) }));
});
