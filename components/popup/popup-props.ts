import type { PlannedExemption } from '../../core/exemption/planned-exemption.ts';
import type { EndLessonAnswer } from '../../core/messages/popup-messages.ts';
import type { RegulationWords } from '../../core/regulation/regulation-words.ts';
import type { PlatformId } from '../../core/rules/rule-schema.ts';
import type { CodeFormProps } from './CodeForm.tsx';
import type { ExemptFormProps } from './ExemptForm.tsx';
import type { LessonAhead, PlanFormProps } from './PlanForm.tsx';
import type { PopupStateFacts } from './popup-state.ts';
import type { SeedFormProps } from './SeedForm.tsx';
import type { ShowCodeFormProps } from './ShowCodeForm.tsx';
import type { TeacherSectionProps } from './TeacherSection.tsx';

/** What the popup shows, and what a person can do in it. */
export interface PopupProps
  extends Omit<PopupStateFacts, 'exemption' | 'systems'>,
    Pick<TeacherSectionProps, 'exemptions' | 'wouldEnd' | 'endExemption' | 'startLesson'>,
    Pick<ExemptFormProps, 'exempt'>,
    Pick<CodeFormProps, 'useCode'>,
    Pick<ShowCodeFormProps, 'showCode'>,
    Pick<SeedFormProps, 'saveSeed'>,
    Pick<PlanFormProps, 'plan'> {
  /** The systems of the list with display names, in its order. */
  systems: readonly { id: string; item: string; name: string }[];
  /** How the regulation calls its list, and the names of its platforms. */
  words: Pick<RegulationWords, 'list' | 'max' | 'sferum'>;
  /** Support addresses from the regulation. */
  support: readonly string[];
  /** Invalid settings and storage failures, if any. */
  problems: { settings: number; failures: number };
  /** Lessons of the next seven days. */
  lessons: readonly LessonAhead[];
  cancelPlan(plan: PlannedExemption): void;
  /** End a manual lesson. @param pin `null` where none is set */
  endLesson(pin: string | null): Promise<EndLessonAnswer>;
  go(platform: PlatformId): void;
  openAdmin(): void;
}
