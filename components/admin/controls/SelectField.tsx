import { Field, type FieldTexts } from './Field.tsx';

export interface SelectFieldProps extends Omit<FieldTexts, 'warning'> {
  value: string;
  options: readonly { value: string; label: string }[];
  change(value: string): void;
}

/** A drop-down list with its label, hint and error. */
export function SelectField({ value, options, change, ...texts }: SelectFieldProps) {
  return (
    <Field {...texts}>
      {(attributes) => (
        <select {...attributes} value={value} onChange={({ currentTarget }) => change(currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
