import type { ComponentChildren, RefObject } from 'preact';
import type { PlannedExemption } from '../../core/exemption/planned-exemption.ts';
import type { EndLessonAnswer } from '../../core/messages/popup-messages.ts';
import type { RegulationWords } from '../../core/regulation/regulation-words.ts';
import type { PlatformId } from '../../core/rules/ids.ts';
import type { CodeFormProps } from './CodeForm.tsx';
import type { ExemptFormProps } from './ExemptForm.tsx';
import type { LessonAhead, PlanFormProps } from './PlanForm.tsx';
import type { PopupStateFacts } from './popup-state.ts';
import type { SeedFormProps } from './SeedForm.tsx';
import type { ShowCodeFormProps } from './ShowCodeForm.tsx';
import type { TeacherSectionProps } from './TeacherSection.tsx';
import type { FormName } from './use-popup-form.ts';

/** What the popup shows first. */
export interface FirstPopupProps extends PopupStateFacts {
  /** How the regulation names its platforms. */
  words: Pick<RegulationWords, PlatformId>;
  /** Invalid settings and storage failures, if any. */
  problems: { settings: number; failures: number };
  go(platform: PlatformId): void;
}

/** The form that is open, and how one opens and closes. */
export interface PopupForms {
  root: RefObject<HTMLElement | null>;
  form: FormName | null;
  open(form: FormName): void;
  close(): void;
}

/** What the popup shows below the first view. */
export interface PopupRest {
  /** False for a form that can no longer be sent, such as that of a lesson that is over. */
  isPossible(form: FormName): boolean;
  sections(forms: PopupForms): ComponentChildren;
}

/** What the popup shows, and what a person can do in it. */
export interface PopupProps
  extends Omit<FirstPopupProps, 'exemption'>,
    Pick<TeacherSectionProps, 'exemptions' | 'wouldEnd' | 'endExemption' | 'startLesson'>,
    Pick<ExemptFormProps, 'exempt'>,
    Pick<CodeFormProps, 'useCode'>,
    Pick<ShowCodeFormProps, 'showCode'>,
    Pick<SeedFormProps, 'saveSeed'>,
    Pick<PlanFormProps, 'plan'> {
  /** The systems of the list with display names, in its order. */
  systems: readonly { id: string; item: string; name: string }[];
  /** How the regulation calls its list, and the names of its platforms. */
  words: Pick<RegulationWords, 'list' | PlatformId>;
  /** Support addresses from the regulation. */
  support: readonly string[];
  /** Lessons of the next seven days. */
  lessons: readonly LessonAhead[];
  cancelPlan(plan: PlannedExemption): void;
  /** End a manual lesson. @param pin `null` where none is set */
  endLesson(pin: string | null): Promise<EndLessonAnswer>;
  openAdmin(): void;
}
