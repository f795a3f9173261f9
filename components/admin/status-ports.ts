import type { DryJournal } from '../../core/export/dry-journal.ts';
import type { Entry } from '../../core/journal/entry.ts';
import type { Problem } from '../../core/status/self-check.ts';
import type { SelfCheckSummary } from '../../core/status/self-check-summary.ts';
import type { StatusFacts } from '../../core/status/status.ts';
import type { WarningProps } from '../warning/Warning.tsx';

/** A warning as it is tried: nobody answers it. */
export type TriedWarning = Omit<WarningProps, 'choose' | 'lead'>;

/** What the status and the self-check need from the browser. */
export interface StatusPorts {
  /** Id and address of each of the nine, in the order of Appendix 2. */
  nine: readonly (readonly [string, string])[];
  loadStatusFacts(): Promise<StatusFacts>;
  copyText(text: string): Promise<void>;
  /** Lends an empty journal, `null` where none can be opened. */
  withDryJournal<T>(signal: AbortSignal, use: (dry: DryJournal | null) => Promise<T>): Promise<T>;
  /** Whether the real journal holds one of these entries. */
  isInJournal(entries: readonly Entry[]): Promise<boolean>;
  /** Shows a real banner where nobody sees it, and looks at it. */
  tryBanner(warning: TriedWarning): Promise<'passed' | Problem>;
  randomId(): string;
  loadSelfCheck(): Promise<SelfCheckSummary | null>;
  saveSelfCheck(summary: SelfCheckSummary): Promise<void>;
}
