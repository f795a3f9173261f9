import { useId } from 'preact/hooks';

export interface TextFieldProps {
  label: string;
  /** Hint under the label; screen readers read it with the field. */
  hint?: string;
  error?: string | null;
  /** Advice about the value, which can be stored all the same. */
  warning?: string | null;
  value: string;
  type?: 'text' | 'url' | 'date' | 'password';
  /** Digits only: touch keyboards show digits. */
  digits?: boolean;
  maxLength?: number;
  change(value: string): void;
}

/** A text input with its label, hint, warning and error. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, warning, value, type = 'text', digits = false, maxLength, change } = props;
  const id = useId();
  const described = Object.entries({ hint, warning, error }).flatMap(([name, text]) => (text ? `${id}-${name}` : []));
  const optional = {
    ...(digits && { inputMode: 'numeric' as const }),
    ...(maxLength && { maxLength }),
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
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
