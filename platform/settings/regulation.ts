import { jsonEqual } from '../../core/encoding/json-equal.ts';
import {
  type AdmittedRegulation,
  admittedAfter,
  admittedRegulationsSchema,
} from '../../core/regulation/admitted-regulations.ts';
import { privateItem } from '../storage/private-item.ts';
import { loadPolicy } from './policy.ts';

const admitted = privateItem('regulations', admittedRegulationsSchema);

/** Load what policy sets as the regulation, unchecked (core/regulation/read-regulation.ts). Never throws. */
export async function loadPolicyRegulation(): Promise<unknown> {
  return (await loadPolicy()).regulation;
}

/** Load the regulation in force and the one before, by which entries are admitted; none if the store fails. */
export async function loadAdmittedRegulations(): Promise<AdmittedRegulation[]> {
  return (await admitted.load().catch(() => null)) ?? [];
}

/** Keep the regulation in force, and the one before it. Best effort: the store may be closed. */
export async function keepAdmittedRegulation(now: AdmittedRegulation): Promise<void> {
  const before = await loadAdmittedRegulations();
  const after = admittedAfter(before, now);
  if (!jsonEqual(before, after)) await admitted.save(after).catch(() => undefined);
}
