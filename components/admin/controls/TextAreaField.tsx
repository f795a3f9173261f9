import { useId } from 'preact/hooks';

export interface TextAreaFieldProps {
  label: string;
  hint?: string;
  error?: string | null;
  value: string;
  rows: number;
  change(value: string): void;
}

/** A text of several lines with its label, hint and error. */
export function TextAreaField({ label, hint, error, value, rows, change }: TextAreaFieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <textarea
        id={id}
        rows={rows}
        value={value}
        aria-invalid={Boolean(error)}
        {...(described ? { 'aria-describedby': described } : {})}
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
