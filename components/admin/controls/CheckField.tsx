import { useId } from 'preact/hooks';

export interface CheckFieldProps {
  label: string;
  /** Accessible name, if the visible text is not enough. */
  name?: string;
  /** Explanation, if the label is not enough. */
  hint?: string;
  on: boolean;
  change(on: boolean): void;
}

/** A checkbox with its label and hint. */
export function CheckField({ label, name, hint, on, change }: CheckFieldProps) {
  const id = useId();
  const named = name ? { 'aria-label': name } : { 'aria-labelledby': `${id}-label` };
  return (
    <label class={hint ? 'choice' : 'check'}>
      <input
        type="checkbox"
        checked={on}
        {...named}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        onChange={({ currentTarget }) => change(currentTarget.checked)}
      />
      <span>
        <span id={`${id}-label`} class={hint ? 'choice-label' : ''}>
          {label}
        </span>
        {hint && (
          <span id={`${id}-hint`} class="hint">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
