import type { JournalHealth } from '../../../../core/journal/health.ts';
import type { Pack } from '../../../../core/regulation/pack.ts';
import type { ReportView } from '../../../../core/report/report-view.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import type { SelfCheck } from '../../../../core/status/self-check.ts';
import type { SelfCheckSummary } from '../../../../core/status/self-check-summary.ts';
import type { DayRange } from '../../../../core/time/day-range.ts';
import type { ReportSpeech } from '../report-words.ts';

/** Printable papers. */
export const paperKinds = ['director', 'council', 'inspection'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** A PC that a paper is about. */
export interface PaperPc {
  place: string;
  /** Fingerprint of the key that seals its journal; `null` before it has one. */
  key: string | null;
}

/** What a paper is written from. */
export interface PaperFacts {
  view: ReportView;
  /** The days of the period that are over, or that are today. */
  shown: DayRange;
  speech: ReportSpeech;
  pack: Pack;
  settings: Pick<Settings, 'mode' | 'modes'>;
  /** The room, or the number of PCs. */
  about: string;
  /** Which regulations the incidents count under, if not that in force alone. */
  recordedUnder: string | null;
  /** `null` for imported files, where only their content is known. */
  health: JournalHealth | null;
  /** The last self-check of this PC, if any. */
  selfCheck: SelfCheckSummary | null;
  /** The self-check made for this paper, if any. */
  check: SelfCheck | null;
  /** This PC, or those of the imported files. */
  pcs: readonly PaperPc[];
}
