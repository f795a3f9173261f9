import type { InForceReason } from '../decision/verdict.ts';
import type { DryJournal } from '../export/dry-journal.ts';
import type { Entry } from '../journal/entry.ts';
import type { RegulationWords } from '../regulation/regulation-words.ts';
import type { SignatureCheck } from '../verify/integrity-finding.ts';
import type { Problem } from './self-check.ts';

/** A warning as the self-check shows it. */
export interface TriedWarning {
  /** Name of the system in the language of the page. */
  system: string;
  /** Item of the regulation. */
  item: string;
  words: RegulationWords;
  kind: 'warn' | 'redirect' | 'block';
  reason: InForceReason;
  /** Number of the lesson; `null` outside a lesson. */
  lesson: number | null;
  /** End of the lesson, `09:15`, if known. */
  to: string | null;
  /** Start of the countdown of `redirect`, in seconds. */
  secondsLeft: number | null;
}

/** What a self-check needs from the browser. */
export interface SelfCheckPorts {
  now(): Date;
  /** Return the ISO day in an IANA time zone. */
  today(zone: string): string;
  /** Return a UUIDv4. */
  randomId(): string;
  isSigned: SignatureCheck;
  /** Call `use` with an empty dry journal, or with `null` if the database cannot be opened. */
  withDryJournal<T>(signal: AbortSignal, use: (dry: DryJournal | null) => Promise<T>): Promise<T>;
  /** Return true if the real journal holds one of these entries. */
  isInJournal(entries: readonly Entry[]): Promise<boolean>;
  /** Render a real banner off screen and check it. */
  tryBanner(warning: TriedWarning): Promise<'passed' | Problem>;
}
