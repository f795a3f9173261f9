import type { InForceReason } from '../../core/decision/verdict.ts';
import type { MistakeReason } from '../../core/journal/mistake-reasons.ts';
import type { BannerWords } from '../../core/regulation/regulation-words.ts';
import type { Surface } from '../../core/rules/surface.ts';
import type { Choice } from './choice.ts';

export interface WarningProps {
  /** The system's name in the reader's language. */
  system: string;
  /** Item of the regulation. */
  item: string;
  words: BannerWords;
  kind: 'warn' | 'redirect' | 'block';
  /** What the address leads to; missing where only the system is known. */
  surface?: Surface | undefined;
  reason: InForceReason;
  /** Number of the lesson, if any. */
  lesson: number | null;
  /** `09:15`, the end of the lesson, if known. */
  to: string | null;
  /** First sentence: why the page is not shown. */
  lead?: string | null;
  /** The school's own sentence, if it has one. */
  schoolNote?: string | undefined;
  /** What the second page says of getting into the first platform here; missing if there is nothing to say. */
  help?: { text?: string | undefined; hasJoinLink: boolean; hasMySchool: boolean } | undefined;
  /** The page may still come: “stay” waits for it. */
  isPending?: boolean;
  /** Seconds left of the countdown of `redirect` while it runs. */
  secondsLeft: number | null;
  /** Seconds that the countdown begins with. */
  secondsInAll?: number;
  /** Called for a person's action, never for a script's. */
  choose(choice: Choice): void;
  /** Called when a person marks the warning as mistaken, once. */
  reportMistake(reason: MistakeReason): void;
}
