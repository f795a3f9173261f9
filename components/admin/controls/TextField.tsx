import { useId } from 'preact/hooks';

export interface TextFieldProps {
  label: string;
  /** Hint under the label; screen readers read it with the field. */
  hint?: string;
  error?: string | null;
  value: string;
  type?: 'text' | 'url' | 'date' | 'password';
  /** Digits only: touch keyboards show digits. */
  digits?: boolean;
  maxLength?: number;
  change(value: string): void;
}

/** A text input with its label, hint and error. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, value, type = 'text', digits = false, maxLength, change } = props;
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const optional = {
    ...(digits && { inputMode: 'numeric' as const }),
    ...(maxLength && { maxLength }),
    ...(described && { 'aria-describedby': described }),
  };
  return (
    <div class={digits ? 'field field-short' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <input
        id={id}
        // Preact types `type` as one literal; all input types accept the same attributes.
        type={type as 'text'}
        value={value}
        {...optional}
        aria-invalid={Boolean(error)}
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
      {error && (
        <p id={`${id}-error`} class="error">
          {error}
        </p>
      )}
    </div>
  );
}
