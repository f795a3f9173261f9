import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PlannedExemption } from '../../core/exemption/planned-exemption.ts';
import { isPress } from '../shared/trusted-clicks.ts';
import { dayText } from './lesson-text.ts';

interface PlannedListProps {
  planned: readonly PlannedExemption[];
  cancel(plan: PlannedExemption): void;
}

/** The planned exemptions, the soonest first. Cancelling asks once more: planning again takes the PIN. */
export function PlannedList({ planned, cancel }: PlannedListProps) {
  const [asked, setAsked] = useState<string | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  const keep = (key: string): void => {
    setAsked(null);
    setKept(key);
  };
  const soonest = [...planned].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return (
    <details name="popup" class="popup-plans">
      <summary>{i18n.t('popup.plan.count', { count: planned.length })}</summary>
      <ul aria-label={i18n.t('popup.plan.list')}>
        {soonest.map((plan) => {
          const key = orderOf(plan);
          return (
            <li key={key}>
              {asked === key ? (
                <CancelQuestion plan={plan} cancel={() => cancel(plan)} keep={() => keep(key)} />
              ) : (
                <PlanLine plan={plan} isFocused={kept === key} ask={() => setAsked(key)} />
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** @param isFocused after the question, focus comes back */
function PlanLine({ plan, isFocused, ask }: { plan: PlannedExemption; isFocused: boolean; ask(): void }) {
  return (
    <>
      <span>{i18n.t('popup.plan.planned', lessonOf(plan))}</span>
      <QuietButton label={i18n.t('popup.plan.cancelNamed', lessonOf(plan))} isFocused={isFocused} press={ask}>
        {i18n.t('popup.plan.cancel')}
      </QuietButton>
    </>
  );
}

interface CancelQuestionProps {
  plan: PlannedExemption;
  cancel(): void;
  keep(): void;
}

/** Says what cancelling costs; focus goes to the button that keeps the plan. */
function CancelQuestion({ plan, cancel, keep }: CancelQuestionProps) {
  return (
    <>
      <p class="popup-source" role="status">
        {i18n.t('popup.plan.cancelAsk', lessonOf(plan))}
      </p>
      <QuietButton press={cancel}>{i18n.t('popup.plan.cancel')}</QuietButton>
      <QuietButton press={keep} isFocused>
        {i18n.t('popup.plan.keep')}
      </QuietButton>
    </>
  );
}

interface QuietButtonProps {
  /** What a screen reader says, where the text alone does not name the lesson. */
  label?: string;
  isFocused?: boolean;
  press(): void;
  children: string;
}

function QuietButton({ label, isFocused, press, children }: QuietButtonProps) {
  return (
    <button
      ref={isFocused ? focus : null}
      type="button"
      class="button button-quiet"
      aria-label={label}
      onClick={(click) => isPress(click) && press()}
    >
      {children}
    </button>
  );
}

const focus = (button: HTMLButtonElement | null): void => button?.focus();

const lessonOf = ({ day, lesson, hour }: PlannedExemption) => ({ day: dayText(day), lesson: lesson ?? `${hour}:00` });

const orderOf = ({ day, lesson, hour }: PlannedExemption): string =>
  `${day}/${String(lesson ?? hour).padStart(2, '0')}`;
