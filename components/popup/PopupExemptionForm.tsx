import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { everySystem } from '../../core/exemption/active-exemption.ts';
import { type ExemptionWish, type TeacherReason, teacherReasons } from '../../core/exemption/exemption.ts';
import type { ExemptAnswer, ExemptionState } from '../../core/messages/popup-messages.ts';
import { Button } from '../shared/Button.tsx';
import { exemptionReasonText } from '../shared/exemption-reason.ts';
import { PinField } from './PinField.tsx';
import { lockedText, pinProblem } from './pin-problem.ts';
import { useExemptionForm } from './use-exemption-form.ts';

export interface PopupExemptionFormProps {
  exemptions: Pick<ExemptionState, 'left' | 'lockedUntil'>;
  systems: readonly { id: string; name: string }[];
  /** A moment (core/time/utc-minute.ts) as local time `09:15`. */
  clock(moment: string): string;
  exempt(wish: ExemptionWish, pin: string): Promise<ExemptAnswer>;
  cancel(): void;
}

/** The exemption form: systems, reason and PIN. */
export function PopupExemptionForm({ exemptions, systems, clock, exempt, cancel }: PopupExemptionFormProps) {
  const { wish, change, pin, setPin, answer, submit } = useExemptionForm(exempt);
  const form = useRef<HTMLFormElement>(null);
  const everyOrOne = [{ id: everySystem, name: i18n.t('exemption.scope.all') }, ...systems];
  const reasons = teacherReasons.map((id) => ({ id, name: exemptionReasonText(id) }));
  const problem = answer === null ? untilText(exemptions.lockedUntil, clock) : problemText(answer, clock);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    await submit();
    form.current?.querySelector('input')?.focus();
  };
  return (
    <form ref={form} class="popup-form" onSubmit={send}>
      <RadioChoice
        label={i18n.t('exemption.scope.label')}
        options={everyOrOne}
        value={wish.scope}
        choose={(scope) => change({ scope })}
      />
      <RadioChoice
        label={i18n.t('exemption.reason.label')}
        options={reasons}
        value={wish.reason}
        choose={(reason) => change({ reason: reason as TeacherReason })}
      />
      <PinField pin={pin} change={setPin} />
      <p class={problem && answer !== 'asking' ? 'popup-error' : 'popup-source'} role="status">
        {problem ?? i18n.t('exemption.left', { left: exemptions.left })}
      </p>
      <div class="popup-row">
        <button type="submit" class="button button-primary">
          {i18n.t('exemption.confirm')}
        </button>
        <Button look="plain" press={cancel}>
          {i18n.t('exemption.cancel')}
        </Button>
      </div>
    </form>
  );
}

function RadioChoice({ label, options, value, choose }: ChoiceProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select id={id} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {options.map((option) => (
            <option key={option.id} value={option.id} selected={option.id === value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

interface ChoiceProps {
  label: string;
  options: readonly { id: string; name: string }[];
  value: string;
  choose(id: string): void;
}

function Labelled({ label, children }: { label: string; children(id: string): ComponentChildren }) {
  const id = useId();
  return (
    <div class="popup-field">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function problemText(answer: ExemptAnswer | 'asking', clock: (moment: string) => string): string | null {
  if (answer === 'asking') return i18n.t('exemption.checking');
  switch (answer.kind) {
    case 'wrong':
    case 'locked':
    case 'not-set':
      return pinProblem(answer, clock);
    case 'used-up':
      return i18n.t('exemption.usedUp');
    case 'no-lesson':
      return i18n.t('exemption.noLesson');
    case 'failed':
      return i18n.t('exemption.failed');
    case 'started':
      return null;
  }
}

function untilText(until: string | null, clock: (moment: string) => string): string | null {
  return until === null ? null : lockedText(until, clock);
}
