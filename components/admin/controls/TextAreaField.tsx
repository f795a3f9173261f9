import { Field, type FieldTexts } from './Field.tsx';

export interface TextAreaFieldProps extends Omit<FieldTexts, 'warning'> {
  value: string;
  rows: number;
  change(value: string): void;
}

/** A text of several lines with its label, hint and error. */
export function TextAreaField({ value, rows, change, ...texts }: TextAreaFieldProps) {
  return (
    <Field {...texts}>
      {(attributes) => (
        <textarea
          {...attributes}
          rows={rows}
          value={value}
          onInput={({ currentTarget }) => change(currentTarget.value)}
        />
      )}
    </Field>
  );
}
