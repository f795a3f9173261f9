import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalFile } from '../../../../core/export/file-schema.ts';
import { type Comparison, compareExports } from '../../../../core/verify/compare-exports.ts';
import type { VerifiedFile } from '../../../../core/verify/integrity-finding.ts';
import { verifyFile } from '../../../../core/verify/verify-file.ts';
import { anyPc, calmPc, copiedPcs, exportsOf, type HonestExport, type Step } from '../../../fixtures/honest-pcs.ts';
import { isQuicklySigned } from '../../../fixtures/quick-signer.ts';
import { resignedMutations, rewritten } from '../../../fixtures/resigned-mutations.ts';

/** Multiplier for the runs of each property; the soak test uses ten times as many. */
const scale = Number(process.env.HONEST_SETS_SCALE ?? 1);

declare module 'vitest' {
  interface TaskMeta {
    /** Honest sets or changed files that the test compared, for bench/soak/honest-sets.ts. */
    honestSets?: number;
    changedFiles?: number;
  }
}

async function verified(file: JournalFile): Promise<VerifiedFile> {
  const verification = await verifyFile(JSON.stringify(file), isQuicklySigned);
  if (!verification.intact) throw new Error(JSON.stringify(verification.finding));
  return verification.file;
}

interface Pair {
  first: HonestExport;
  second: HonestExport;
  answer: Comparison;
}

/** Compare every two exports of a set, in both orders. */
async function comparedPairs(steps: readonly Step[]): Promise<Pair[]> {
  const files = await Promise.all(
    (await exportsOf(steps)).map(async (one) => ({ one, facts: await verified(one.file) })),
  );
  return files.flatMap((a, i) =>
    files.flatMap((b, j) =>
      i === j ? [] : [{ first: a.one, second: b.one, answer: compareExports(a.facts, b.facts) }],
    ),
  );
}

const answersOf = (pairs: readonly Pair[]): string[] => [...new Set(pairs.map(({ answer }) => answer.kind))];

describe('honest exports', () => {
  it(
    'of a PC with a steady clock agree for all periods and deletions of old days',
    async ({ task }) => {
      await fc.assert(
        fc.asyncProperty(calmPc, async (steps) => {
          task.meta.honestSets = (task.meta.honestSets ?? 0) + 1;
          expect(answersOf(await comparedPairs(steps)).filter((kind) => kind !== 'agree')).toEqual([]);
        }),
        { numRuns: 300 * scale },
      );
    },
    60_000 * scale,
  );

  it(
    'of one PC never contradict each other, even if its clock jumps and its store loses entries',
    async ({ task }) => {
      await fc.assert(
        fc.asyncProperty(anyPc, async (steps) => {
          task.meta.honestSets = (task.meta.honestSets ?? 0) + 1;
          expect(answersOf(await comparedPairs(steps))).not.toContain('contradict');
        }),
        { numRuns: 400 * scale },
      );
    },
    60_000 * scale,
  );

  it(
    'of PCs with copies of one profile never contradict each other',
    async ({ task }) => {
      await fc.assert(
        fc.asyncProperty(copiedPcs, async (steps) => {
          task.meta.honestSets = (task.meta.honestSets ?? 0) + 1;
          expect(answersOf(await comparedPairs(steps))).not.toContain('contradict');
        }),
        { numRuns: 300 * scale },
      );
    },
    60_000 * scale,
  );
});

describe.each(Object.entries(resignedMutations))('%s in a file that is signed again', (_name, rewrite) => {
  it(
    'is detected by comparison with an honest export',
    async ({ task }) => {
      let done = 0;
      await fc.assert(
        fc.asyncProperty(fc.oneof(calmPc, anyPc), fc.nat(), async (steps, at) => {
          const honest = (await exportsOf(steps)).at(-1)?.file as JournalFile;
          const changed = await rewritten(honest, rewrite, at);
          if (!changed) return;
          done += 1;
          const answer = compareExports(await verified(honest), await verified(changed));
          expect(['contradict', 'copied-profile', 'order-unclear']).toContain(answer.kind);
        }),
        { numRuns: 100 * scale },
      );
      task.meta.changedFiles = done;
      expect(done).toBeGreaterThan(40 * scale);
    },
    60_000 * scale,
  );
});
