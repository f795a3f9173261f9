import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalFile } from '../../../../core/export/file-schema.ts';
import type { SignatureCheck, Verification } from '../../../../core/verify/integrity-finding.ts';
import { verifyFile } from '../../../../core/verify/verify-file.ts';
import type { Signer } from '../../../../harness/signed-file.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { type Happening, HonestLog, signAgain } from '../../../fixtures/honest-log.ts';
import { incident } from '../../../fixtures/journal-rows.ts';
import { type Mutation, mutations } from '../../../fixtures/mutations.ts';
import { isQuicklySigned, quickSigner } from '../../../fixtures/quick-signer.ts';

const verify = (file: object, check: SignatureCheck = isQuicklySigned): Promise<Verification> =>
  verifyFile(JSON.stringify(file), check);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('incident' as const), answers: fc.nat(3) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('days' as const), pass: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'killed before sealing' as const }) },
  fc.record({ kind: fc.constant('clock' as const), jump: fc.constantFrom(-366, -30, -1, 1, 30, 366) }),
  fc.record({ kind: fc.constant('rolled back' as const), steps: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant('entry lost' as const), at: fc.nat(1000) }),
  fc.record({ kind: fc.constant('retention' as const), sheets: fc.integer({ min: 1, max: 4 }) }),
);

/** @param signer ECDSA by default, as in the browser; the quick signer for many runs */
async function logOf(happenings: readonly Happening[], signer?: Signer): Promise<JournalFile> {
  const log = new HonestLog([incident({ id: 'b7e1f0a2-3c4d-4e5f-8a6b-7c8d9e0f1a2b' })], signer);
  for (const one of happenings) await log.happen(one);
  return log.file();
}

describe('an honest log', () => {
  it('is intact after kills, repairs, clock jumps and deletion of old days', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        const file = await logOf(happenings, quickSigner);
        expect(await verify(file)).toMatchObject({ intact: true, file: { days: file.sheets.length } });
      }),
      { numRuns: 1000 },
    );
  }, 120_000);

  it('is intact by the signatures of the browser', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        expect(await verify(await logOf(happenings), isSigned)).toMatchObject({ intact: true });
      }),
      { numRuns: 50 },
    );
  });

  it('reports its numbers of days, seals, entries and losses', async () => {
    const file = await logOf([
      { kind: 'incident', answers: 1 },
      { kind: 'days', pass: 1 },
      { kind: 'incident', answers: 2 },
      { kind: 'entry lost', at: 1 },
      { kind: 'days', pass: 3 },
    ]);
    expect(await verify(file, isSigned)).toMatchObject({
      intact: true,
      file: {
        ...{ made: '2026-11-27', place: 'Каб. 12 «Физика»', fingerprint: file.key.fingerprint },
        ...{ days: 3, sealed: 2, entries: 6, before: 1, lost: 1 },
      },
    });
  });
});

/** The clock jumps back to a day that retention deleted: its log and the deleted one have the same day. */
const deletedDayAgain: [Happening[], number] = [
  [
    { kind: 'days', pass: 1 },
    { kind: 'retention', sheets: 1 },
    { kind: 'clock', jump: -1 },
  ],
  0,
];

describe.each(Object.entries(mutations))('%s', (_name, mutate: Mutation) => {
  it('is detected and named', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 8, maxLength: 30 }), fc.nat(), async (happenings, at) => {
        const file = await logOf(happenings, quickSigner);
        const expected = mutate(file, at);
        if (!expected) return;
        done += 1;
        const verification = await verify(file);
        expect(verification.intact).toBe(false);
        if (!verification.intact) expect(verification.finding).toMatchObject(expected);
      }),
      { numRuns: 60, examples: [deletedDayAgain] },
    );
    expect(done).toBeGreaterThan(12);
  }, 60_000);
});

describe('a file that is not an export', () => {
  it.each(['', 'null', '[]', '{"format":"dezhurny-journal"', '{"format":"dezhurny-journal","version":1}'])(
    '%j',
    async (text) => {
      expect(await verifyFile(text, isSigned)).toMatchObject({ intact: false, finding: { fault: 'unreadable' } });
    },
  );

  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        expect((await verifyFile(text, isSigned)).intact).toBe(false);
      }),
    );
  });
});

describe('a time zone', () => {
  const finding = { day: null, kind: 'file', id: null, path: 'zone' };

  it('that this program does not know is not called changed', async () => {
    const file = await signAgain({ ...(await logOf([], quickSigner)), zone: 'Asia/Newtown' }, quickSigner);
    expect(await verify(file)).toEqual({ intact: false, finding: { fault: 'newer', ...finding } });
  });

  it.each(['Asia/Newtown', 'Europe/Moscow Time', ''])(
    '%j that the checksum does not cover is changed',
    async (zone) => {
      const file = await logOf([], quickSigner);
      expect(await verify({ ...file, zone })).toEqual({ intact: false, finding: { fault: 'changed', ...finding } });
    },
  );

  it('that is no name of a zone is changed', async () => {
    const file = await signAgain({ ...(await logOf([], quickSigner)), zone: '12 / 5' }, quickSigner);
    expect(await verify(file)).toEqual({ intact: false, finding: { fault: 'changed', ...finding } });
  });
});
