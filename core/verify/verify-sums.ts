import { sumsOf } from '../export/file-schema.ts';
import { within } from '../time/day-range.ts';
import type { SignatureCheck } from './integrity-finding.ts';
import { ofDay } from './verify-day-log.ts';
import { sortedJson } from './verify-hash.ts';
import { IntegrityError, type ParsedFrame } from './verify-read.ts';

/**
 * Check the day sums of a file: the seal in each and the signature over both, that no day log has two, or a sum beside
 * itself, and that they lie in the period. A sum that is missing is no fault here, because sums are deleted after their time
 * too: the signature of the cover shows one that was removed from a file.
 * @throws IntegrityError at the first faulty one
 */
export async function checkSums(frame: ParsedFrame, isSigned: SignatureCheck): Promise<void> {
  const known = new Set(frame.sheets.map(({ dayId }) => dayId));
  for (const { signature, ...sum } of sumsOf(frame)) {
    const { signature: ofSeal, ...seal } = sum.seal;
    if (known.has(seal.dayId)) throw new IntegrityError(ofDay('replayed', seal, 'day'));
    known.add(seal.dayId);
    const isSealed = await isSigned(frame.key.public, ofSeal, sortedJson(['dezhurny:seal:1', seal]));
    if (!isSealed) throw new IntegrityError(ofDay('changed', seal, 'seal'));
    const isOwn = await isSigned(frame.key.public, signature, sortedJson(['dezhurny:day-sum:1', sum]));
    const isPossible = sum.kept <= seal.count && within(seal.day, frame.period);
    if (!isOwn || !isPossible) throw new IntegrityError(ofDay('changed', seal, 'day'));
  }
}
