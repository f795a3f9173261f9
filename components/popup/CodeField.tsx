import { useId, useLayoutEffect, useRef } from 'preact/hooks';

export interface CodeFieldProps {
  label: string;
  value: string;
  /** Why the text cannot be sent; the browser shows it at the field. */
  problem: string | null;
  change(text: string): void;
}

/** A field for a class code or a seed, which a person reads from a board or a sheet and sees while typing. */
export function CodeField({ label, value, problem, change }: CodeFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.setCustomValidity(problem ?? ''), [problem]);
  return (
    <div class="popup-field">
      <label for={id}>{label}</label>
      <input
        ref={input}
        id={id}
        class="popup-code-field"
        type="text"
        required
        value={value}
        maxLength={40}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
    </div>
  );
}
