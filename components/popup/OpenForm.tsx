import { CodeForm } from './CodeForm.tsx';
import { EndLessonForm } from './EndLessonForm.tsx';
import { ExemptForm } from './ExemptForm.tsx';
import { PlanForm } from './PlanForm.tsx';
import type { PopupProps } from './popup-props.ts';
import { SeedForm } from './SeedForm.tsx';
import { ShowCodeForm } from './ShowCodeForm.tsx';
import type { FormName } from './use-popup-form.ts';

/** The form of the popup that is open. */
export function OpenForm({ form, ...props }: PopupProps & { form: FormName; close(): void }) {
  const { lockedUntil, classCode } = props.exemptions;
  switch (form) {
    case 'exempt':
      return <ExemptForm {...props} wouldEnd={props.wouldEnd ?? ''} />;
    case 'code':
      return <CodeForm {...props} classCode={classCode} />;
    case 'show-code':
      return <ShowCodeForm {...props} lockedUntil={lockedUntil} />;
    case 'seed':
      return <SeedForm {...props} lockedUntil={lockedUntil} />;
    case 'plan':
      return <PlanForm {...props} lockedUntil={lockedUntil} />;
    case 'end-lesson':
      return <EndLessonForm {...props} lockedUntil={lockedUntil} />;
  }
}
