import { describe, expect, it } from 'vitest';
import { type Comparison, compareExports } from '../../../../core/verify/compare-exports.ts';
import type { VerifiedFile } from '../../../../core/verify/integrity-finding.ts';
import { verifyFile } from '../../../../core/verify/verify-file.ts';
import { type Happening, HonestLog } from '../../../fixtures/honest-log.ts';
import { isQuicklySigned, quickSigner } from '../../../fixtures/quick-signer.ts';

async function verified(log: HonestLog, from: string | null = null, to: string | null = null): Promise<VerifiedFile> {
  const verification = await verifyFile(JSON.stringify(await log.file({ from, to })), isQuicklySigned);
  if (!verification.intact) throw new Error(JSON.stringify(verification.finding));
  return verification.file;
}

const attempt: Happening = { kind: 'incident', answers: 1 };
const night: Happening = { kind: 'days', pass: 1 };
const retention: Happening = { kind: 'retention', sheets: 1 };
const clock = (jump: number): Happening => ({ kind: 'clock', jump });

async function logOf(...happenings: readonly Happening[]): Promise<HonestLog> {
  const log = new HonestLog([], quickSigner);
  for (const one of happenings) await log.happen(one);
  return log;
}

/** Compare an export with one written after `between`. */
async function answerAfter(between: readonly Happening[], from: string | null = null): Promise<Comparison> {
  const log = await logOf(attempt, night, attempt, night, attempt);
  const earlier = await verified(log);
  for (const one of between) await log.happen(one);
  return compareExports(earlier, await verified(log, from));
}

describe('two exports of one PC', () => {
  it.each<[title: string, between: Happening[], answer: Comparison['kind']]>([
    ['of one day', [], 'agree'],
    ['between which the journal grew', [attempt, night, attempt], 'agree'],
    ['between which old days were deleted', [night, retention, retention], 'agree'],
    ['between which all days were deleted that the first one holds', [night, retention, retention, retention], 'agree'],
    [
      'between which entries were lost and the loss was noted',
      [{ kind: 'rolled back', steps: 3 }, night, attempt],
      'agree',
    ],
    ['between which the clock was set forward', [clock(30), attempt], 'agree'],
    ['between which the clock was set back', [clock(-2), attempt], 'order-unclear'],
  ])('%s', async (_title, between, kind) => {
    expect(await answerAfter(between)).toMatchObject({ kind });
  });

  it('agree if one covers all days and the other a week', async () => {
    expect(await answerAfter([], '2026-11-24')).toEqual({ kind: 'agree', older: 'either' });
  });

  it('show by their contents which is older', async () => {
    const log = await logOf(attempt);
    const older = await verified(log);
    await log.happen(attempt);
    const newer = await verified(log);
    expect(compareExports(older, newer)).toEqual({ kind: 'agree', older: 'first' });
    expect(compareExports(newer, older)).toEqual({ kind: 'agree', older: 'second' });
  });

  it('are unrelated if their keys differ', async () => {
    const file = await verified(await logOf(attempt));
    expect(compareExports({ ...file, fingerprint: 'another' }, file)).toEqual({ kind: 'unrelated' });
  });
});

describe('two exports of copies of one profile', () => {
  it.each<[title: string, common: Happening[], one: Happening[], other: Happening[], from?: string]>([
    ['that both go on with the open day', [attempt], [attempt], [attempt]],
    ['that begin other days', [attempt], [night, attempt], [night, attempt]],
    ['of which one goes on and the other begins a day', [attempt], [attempt], [night]],
    ['that delete old days', [attempt, night, attempt, night], [attempt, retention], [night, retention, attempt]],
    ['of a week', [attempt], [night, attempt], [night, attempt], '2026-11-23'],
  ])('%s', async (_title, common, one, other, from) => {
    const first = await logOf(...common);
    const second = first.copy();
    for (const what of one) await first.happen(what);
    for (const what of other) await second.happen(what);
    const files = [await verified(first, from), await verified(second, from)] as const;
    expect(compareExports(...files)).toMatchObject({ kind: 'copied-profile', finding: { kind: 'day' } });
    expect(compareExports(files[1], files[0])).toMatchObject({ kind: 'copied-profile' });
  });

  it('give the same answer as a journal restored from an old copy', async () => {
    const log = await logOf(attempt);
    const copy = log.copy();
    await log.happen(attempt);
    await copy.happen(night);
    await copy.happen(attempt);
    expect(compareExports(await verified(log), await verified(copy))).toMatchObject({
      kind: 'copied-profile',
      finding: { fault: 'truncated', day: '2026-11-23' },
    });
  });

  it('have an unclear order if the later one only lacks day logs of the earlier one', async () => {
    const log = await logOf(attempt);
    const copy = log.copy();
    await log.happen(attempt);
    const earlier = await verified(log);
    const later = { ...(await verified(copy)), made: '2026-11-24' };
    expect(compareExports(earlier, later)).toMatchObject({ kind: 'order-unclear', finding: { fault: 'truncated' } });
  });
});
