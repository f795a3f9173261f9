import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Counter, type CounterProps } from './Counter.tsx';

/** The texts around a control. */
export interface FieldTexts {
  label: string;
  /** Hint under the label; screen readers read it with the field. */
  hint?: string;
  error?: string | null;
  /** Advice about the value, which can be stored all the same. */
  warning?: string | null;
  /** Length and limit of the typed text, to show beside each other. */
  counter?: CounterProps | undefined;
}

/** The attributes that connect a control with its texts. */
export interface FieldAttributes {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby'?: string;
}

export interface FieldProps extends FieldTexts {
  isShort?: boolean;
  children(attributes: FieldAttributes): ComponentChildren;
}

/** A control with its label, hint, warning and error. */
export function Field({ label, hint, error, warning, counter, isShort = false, children }: FieldProps) {
  const id = useId();
  const described = Object.entries({ hint, warning, error }).flatMap(([name, text]) => (text ? `${id}-${name}` : []));
  return (
    <div class={isShort ? 'field field-short' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {children({
        ...{ id, 'aria-invalid': Boolean(error) },
        ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
      })}
      {counter && <Counter {...counter} />}
      {warning && (
        <p id={`${id}-warning`} class="caution">
          {warning}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="error">
          {error}
        </p>
      )}
    </div>
  );
}
