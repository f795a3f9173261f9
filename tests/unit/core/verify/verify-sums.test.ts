import { describe, expect, it } from 'vitest';
import { aggregateByDay } from '../../../../core/journal/daily-aggregates.ts';
import { appendTo, newDayLog, sealedOf } from '../../../../core/journal/day-log.ts';
import { daySumText, newDaySum, type SignedDaySum } from '../../../../core/journal/day-sum.ts';
import { sealText } from '../../../../core/journal/seal.ts';
import type { IntegrityFinding } from '../../../../core/verify/integrity-finding.ts';
import { IntegrityError, type ParsedFrame } from '../../../../core/verify/verify-read.ts';
import { checkSums } from '../../../../core/verify/verify-sums.ts';
import { HonestLog } from '../../../fixtures/honest-log.ts';
import { incident } from '../../../fixtures/journal-rows.ts';
import { isQuicklySigned, quickSigner } from '../../../fixtures/quick-signer.ts';

const [day, dayId] = ['2026-11-20', '7d444840-9dc0-41d1-b245-5ffdce74fad2'];
const log = new HonestLog([], quickSigner);
await log.happen({ kind: 'incident', answers: 1 });
const file = await log.file();

/** A sum that the PC signed, of a day with `count` entries of which it counted `kept`. */
async function signedSum(kept = 1, count = 1): Promise<SignedDaySum> {
  const entries = Array.from({ length: count }, () => incident({ day }));
  const sealed = sealedOf(appendTo(newDayLog(day, dayId, null), entries).dayLog);
  const seal = { ...sealed, signature: await quickSigner.sign(sealText(sealed)) };
  const rows = entries.slice(0, 1).map((entry) => ({ entry, outcome: null }));
  const sum = newDaySum(seal, aggregateByDay(rows), { kept, before: 0 });
  return { ...sum, signature: await quickSigner.sign(daySumText(sum)) } as SignedDaySum;
}

const sum = await signedSum();
const sumWithLoss = await signedSum(1, 2);
const sumOfTooMany = await signedSum(2, 1);
const seal = { ...sum.seal, lessons: 7 };
const frameOf = (sums: SignedDaySum[] | undefined, parts: Partial<ParsedFrame> = {}) =>
  ({ ...file, ...parts, ...(sums && { sums }) }) as ParsedFrame;

async function findingOf(frame: ParsedFrame): Promise<IntegrityFinding | null> {
  try {
    await checkSums(frame, isQuicklySigned);
    return null;
  } catch (error) {
    if (error instanceof IntegrityError) return error.finding;
    throw error;
  }
}

describe('day sums', () => {
  it.each<[string, ParsedFrame]>([
    ['of a file before version 4', frameOf(undefined)],
    ['of no day', frameOf([])],
    ['of one day', frameOf([sum])],
    ['of a day that had lost entries', frameOf([sumWithLoss])],
    ['of the first day of the period', frameOf([sum], { period: { from: day, to: day } })],
  ])('%s are sound', async (_what, frame) => {
    expect(await findingOf(frame)).toBeNull();
  });

  const besides = { ...file.sheets[0], dayId } as ParsedFrame['sheets'][number];
  it.each<[string, ParsedFrame, Partial<IntegrityFinding>]>([
    ['twice', frameOf([sum, sum]), { fault: 'replayed', kind: 'day' }],
    ['beside the day log itself', frameOf([sum], { sheets: [besides] }), { fault: 'replayed', kind: 'day' }],
    ['with a changed seal', frameOf([{ ...sum, seal }]), { fault: 'changed', kind: 'seal' }],
    ['with changed counts', frameOf([{ ...sum, days: [] }]), { fault: 'changed', kind: 'day' }],
    ['with the signature of another text', frameOf([{ ...sum, signature: sum.seal.signature }]), { fault: 'changed', kind: 'day' }], // biome-ignore format: one case
    ['of more entries than were written', frameOf([sumOfTooMany]), { fault: 'changed', kind: 'day' }],
    ['before the period', frameOf([sum], { period: { from: '2026-11-21', to: null } }), { fault: 'changed', kind: 'day' }], // biome-ignore format: one case
    ['after it', frameOf([sum], { period: { from: null, to: '2026-11-19' } }), { fault: 'changed', kind: 'day' }],
  ])('%s are found', async (_what, frame, finding) => {
    expect(await findingOf(frame)).toMatchObject({ day, id: dayId, ...finding });
  });
});
