import { MaskedInput } from '../../shared/MaskedInput.tsx';
import { Field, type FieldAttributes, type FieldTexts } from './Field.tsx';

export interface TextFieldProps extends FieldTexts {
  value: string;
  type?: 'text' | 'url' | 'date' | 'secret';
  /** Digits only: touch keyboards show digits. */
  digits?: boolean;
  maxLength?: number;
  placeholder?: string | undefined;
  change(value: string): void;
}

/** A text input with its label, hint, warning and error. */
export function TextField({
  value,
  type = 'text',
  digits = false,
  maxLength,
  placeholder,
  change,
  ...texts
}: TextFieldProps) {
  return (
    <Field {...texts} isShort={digits}>
      {(attributes) => (
        <Input
          {...{ value, type, digits, change, ...attributes }}
          {...(maxLength && { maxLength })}
          {...(placeholder && { placeholder })}
        />
      )}
    </Field>
  );
}

type InputProps = FieldAttributes &
  Required<Pick<TextFieldProps, 'value' | 'type' | 'digits' | 'change'>> &
  Pick<TextFieldProps, 'maxLength' | 'placeholder'>;

function Input({ value, type, digits, change, ...attributes }: InputProps) {
  if (type === 'secret') return <MaskedInput {...attributes} value={value} digits={digits} change={change} />;
  return (
    <input
      {...attributes}
      // Preact types `type` as one literal; all input types accept the same attributes.
      type={type as 'text'}
      value={value}
      {...(digits && { inputMode: 'numeric' as const })}
      autocomplete="off"
      spellcheck={false}
      onInput={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}
