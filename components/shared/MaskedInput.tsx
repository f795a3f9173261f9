import { useLayoutEffect, useRef } from 'preact/hooks';
import { maskText, unmaskText } from '../../core/exemption/masked-text.ts';

export interface MaskedInputProps {
  id: string;
  /** The secret. The field itself holds only masks. */
  value: string;
  /** Why the secret cannot be sent; the browser shows it at the field. */
  problem?: string | null;
  digits?: boolean;
  maxLength?: number;
  required?: boolean;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
  change(value: string): void;
}

/**
 * A field for a PIN or passphrase. It is no `type=password`: password managers offer to keep what stands in one, and fill
 * it in for the next person (https://firefox-source-docs.mozilla.org/toolkit/components/passwordmgr/). The value in the
 * document is masks, so that neither they nor a screen reader find the secret.
 */
export function MaskedInput({ value, problem, digits, change, ...attributes }: MaskedInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const secret = useRef(value);
  secret.current = value;
  useLayoutEffect(() => input.current?.setCustomValidity(problem ?? ''), [problem]);
  const read = (): void => {
    const field = input.current;
    if (!field) return;
    const caret = field.selectionStart ?? field.value.length;
    const after = field.value.length - caret;
    secret.current = unmaskText(secret.current, field.value, caret);
    field.value = maskText(secret.current);
    field.setSelectionRange(field.value.length - after, field.value.length - after);
    change(secret.current);
  };
  return (
    <input
      ref={input}
      type="text"
      {...attributes}
      {...(digits && { inputMode: 'numeric' as const })}
      value={maskText(value)}
      data-masked
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      // A composed text is read when it is complete.
      onInput={(event) => (event.isComposing ? undefined : read())}
      onCompositionEnd={read}
    />
  );
}
