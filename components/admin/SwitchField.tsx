import { useId } from 'preact/hooks';

export interface SwitchFieldProps {
  label: string;
  hint: string;
  value: boolean;
  change(value: boolean): void;
}

/** A yes or no that explains itself. */
export function SwitchField({ label, hint, value, change }: SwitchFieldProps) {
  const id = useId();
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={value}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => change(currentTarget.checked)}
      />
      <span>
        <span id={`${id}-label`} class="choice-label">
          {label}
        </span>
        <span id={`${id}-hint`} class="hint">
          {hint}
        </span>
      </span>
    </label>
  );
}
