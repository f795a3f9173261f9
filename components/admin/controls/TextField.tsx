import { useId } from 'preact/hooks';
import { MaskedInput } from '../../shared/MaskedInput.tsx';

export interface TextFieldProps {
  label: string;
  /** Hint under the label; screen readers read it with the field. */
  hint?: string;
  error?: string | null;
  /** Advice about the value, which can be stored all the same. */
  warning?: string | null;
  value: string;
  type?: 'text' | 'url' | 'date' | 'secret';
  /** Digits only: touch keyboards show digits. */
  digits?: boolean;
  maxLength?: number;
  change(value: string): void;
}

/** A text input with its label, hint, warning and error. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, warning, digits = false, maxLength } = props;
  const id = useId();
  const described = Object.entries({ hint, warning, error }).flatMap(([name, text]) => (text ? `${id}-${name}` : []));
  const optional = {
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
      <Input {...props} {...optional} id={id} />
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

type InputProps = Pick<TextFieldProps, 'value' | 'type' | 'digits' | 'error' | 'change'> & {
  id: string;
  maxLength?: number;
  'aria-describedby'?: string;
};

function Input({ id, value, type = 'text', digits = false, error, change, maxLength, ...more }: InputProps) {
  const attributes = {
    ...{ id, 'aria-invalid': Boolean(error) },
    ...(maxLength && { maxLength }),
    ...(more['aria-describedby'] && { 'aria-describedby': more['aria-describedby'] }),
  };
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
