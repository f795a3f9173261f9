import { useId } from 'preact/hooks';

export interface SelectFieldProps {
  label: string;
  hint?: string;
  error?: string | null;
  value: string;
  options: readonly { value: string; label: string }[];
  change(value: string): void;
}

/** A drop-down list with its label, hint and error. */
export function SelectField({ label, hint, error, value, options, change }: SelectFieldProps) {
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
      <select
        id={id}
        value={value}
        aria-invalid={Boolean(error)}
        {...(described ? { 'aria-describedby': described } : {})}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {error && (
        <p id={`${id}-error`} class="error">
          {error}
        </p>
      )}
    </div>
  );
}
