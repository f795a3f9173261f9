import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SetupStep } from '../../../core/status/setup-steps.ts';

export interface StepProps {
  step: SetupStep;
  /** From 1. */
  number: number;
  done: boolean;
  /** What is stored, in a few words, when the step is done. */
  stored?: string;
  children: ComponentChildren;
}

/** A step of the first set-up, with a tick when it is done. */
export function Step({ step, number, done, stored, children }: StepProps) {
  const id = useId();
  return (
    <section class={done ? 'box step step-done' : 'box step'} aria-labelledby={id}>
      <h3 id={id}>
        <span class="step-mark" aria-hidden="true">
          {done ? '✓' : number}
        </span>
        {i18n.t(`admin.start.step.${step}`)}
        {done && <span class="unseen"> ({i18n.t('admin.start.done')})</span>}
      </h3>
      {done && stored && <p class="step-stored">{stored}</p>}
      {children}
    </section>
  );
}
