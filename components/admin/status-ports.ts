import type { SelfCheckPorts } from '../../core/status/self-check-ports.ts';
import type { SelfCheckSummary } from '../../core/status/self-check-summary.ts';
import type { StatusFacts } from '../../core/status/status.ts';

/** Browser functions for the status and the self-check. */
export interface StatusPorts extends Pick<SelfCheckPorts, 'randomId' | 'withDryJournal' | 'isInJournal' | 'tryBanner'> {
  /** Id and address of systems; they do not come from the rules, so that a missing rule is noticed. */
  addresses: readonly (readonly [string, string])[];
  loadStatusFacts(): Promise<StatusFacts>;
  copyText(text: string): Promise<void>;
  loadSelfCheck(): Promise<SelfCheckSummary | null>;
  saveSelfCheck(summary: SelfCheckSummary): Promise<void>;
}
