import { expect, it } from 'vitest';
import { compareFiles, inTime } from '../../../../core/verify/compare-exports.ts';
import type { VerifiedFile } from '../../../../core/verify/integrity-finding.ts';
import { verifyFile } from '../../../../core/verify/verify-file.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { type Happening, HonestLog } from '../../../fixtures/honest-log.ts';

async function verified(log: HonestLog): Promise<VerifiedFile> {
  const verification = await verifyFile(JSON.stringify(await log.file()), isSigned);
  if (!verification.intact) throw new Error(JSON.stringify(verification.finding));
  return verification.file;
}

const attempt: Happening = { kind: 'incident', answers: 1 };
const night: Happening = { kind: 'days', pass: 1 };

it('agrees with itself as it grows, a day is sealed and old days are deleted', async () => {
  const log = new HonestLog();
  const files: VerifiedFile[] = [];
  for (const what of [
    attempt,
    attempt,
    night,
    attempt,
    night,
    night,
    { kind: 'retention', sheets: 2 } as const,
    attempt,
  ]) {
    await log.happen(what);
    files.push(await verified(log));
  }
  for (const [i, earlier] of files.entries()) {
    for (const later of files.slice(i)) expect(compareFiles(earlier, later)).toBeNull();
  }
  expect(
    [...files]
      .reverse()
      .sort(inTime)
      .map(({ made }) => made),
  ).toEqual(files.map(({ made }) => made));
});

/** Two exports of a PC whose profile was put back to an old copy between them: what noticed a loss was put back, too. */
async function putBack(before: readonly Happening[], lost: readonly Happening[], after: readonly Happening[]) {
  const log = new HonestLog();
  for (const what of before) await log.happen(what);
  const copy = log.copy();
  for (const what of lost) await log.happen(what);
  for (const what of after) await copy.happen(what);
  return { earlier: await verified(log), later: await verified(copy) };
}

it('finds a profile that was put back to an old copy', async () => {
  const { earlier, later } = await putBack([attempt, night, attempt], [attempt], [attempt, night]);
  expect(compareFiles(earlier, later)).toMatchObject({ fault: 'changed', day: '2026-11-24', kind: 'day' });
  const days = await putBack([attempt], [night, attempt], [night]);
  expect(compareFiles(days.earlier, days.later)).toMatchObject({ fault: 'removed', day: '2026-11-24', kind: 'day' });
  const tail = await putBack([attempt], [attempt], []);
  expect(compareFiles(tail.earlier, tail.later)).toMatchObject({ fault: 'truncated', day: '2026-11-23', kind: 'day' });
});

it('takes a loss that was written down for one', async () => {
  const log = new HonestLog();
  for (const what of [attempt, night, attempt]) await log.happen(what);
  const earlier = await verified(log);
  for (const what of [{ kind: 'rolled back', steps: 2 } as const, attempt, night]) await log.happen(what);
  expect(compareFiles(earlier, await verified(log))).toBeNull();
});

it('says nothing of different PCs', async () => {
  const [one, two] = [await verified(new HonestLog()), await verified(new HonestLog())];
  expect(compareFiles({ ...one, fingerprint: 'another' }, two)).toBeNull();
});
