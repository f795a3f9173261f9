import { type SelfCheckSummary, selfCheckSummarySchema } from '../../core/status/self-check-summary.ts';
import { privateItem } from '../storage/private-item.ts';

const selfCheck = privateItem('self-check', selfCheckSummarySchema);

/** Load the result of the last self-check; `null` before the first. */
export function loadSelfCheck(): Promise<SelfCheckSummary | null> {
  return selfCheck.load();
}

/** Store the result of a self-check. */
export function saveSelfCheck(summary: SelfCheckSummary): Promise<void> {
  return selfCheck.save(summary);
}
