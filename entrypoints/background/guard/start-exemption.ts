import type { Period } from '../../../core/decision/verdict.ts';
import type { Exemption } from '../../../core/exemption/exemption.ts';
import { newExemptionEntry } from '../../../core/journal/incident.ts';
import { randomId } from '../../../platform/browser/random-id.ts';
import { saveExemption } from '../../../platform/exemption/secrets.ts';
import { exclusively } from '../../../platform/journal/journal.ts';
import { append } from '../ingest/journal-writer.ts';

/**
 * Record an exemption and store it. The journal entry comes first, so that no exemption is active unrecorded.
 * @param period the lesson or hour in which it begins
 * @throws when the journal or the private store fails
 */
export async function startRecorded(exemption: Exemption, period: Period): Promise<void> {
  await exclusively(() => append([newExemptionEntry(randomId(), period, exemption)]));
  await saveExemption(exemption);
}
