import { useId } from 'preact/hooks';

export interface CheckFieldProps {
  label: string;
  /** The name, where what is seen is not enough. */
  name?: string;
  /** What it means, where the label does not say it all. */
  hint?: string;
  on: boolean;
  change(on: boolean): void;
}

/** Something that is so or is not. */
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
