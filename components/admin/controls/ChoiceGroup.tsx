import { useId } from 'preact/hooks';

export interface ChoiceOption<T extends string> {
  value: T;
  label: string;
  /** One sentence that explains the choice. */
  meaning: string;
}

export interface ChoiceGroupProps<T extends string> {
  legend: string;
  choices: readonly ChoiceOption<T>[];
  value: T;
  error?: string | null;
  change(value: T): void;
}

/** A group of radio buttons, each with an explanation. */
export function ChoiceGroup<T extends string>({ legend, choices, value, error, change }: ChoiceGroupProps<T>) {
  const id = useId();
  return (
    <fieldset class="choices" {...(error ? { 'aria-describedby': `${id}-error` } : {})}>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class="choice">
          <input
            type="radio"
            name={id}
            value={choice.value}
            checked={choice.value === value}
            aria-describedby={`${id}-${choice.value}`}
            aria-labelledby={`${id}-${choice.value}-label`}
            onChange={() => change(choice.value)}
          />
          <span>
            <span id={`${id}-${choice.value}-label`} class="choice-label">
              {choice.label}
            </span>
            <span id={`${id}-${choice.value}`} class="hint">
              {choice.meaning}
            </span>
          </span>
        </label>
      ))}
      {error && (
        <p id={`${id}-error`} class="error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
