import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';

export interface SelectFieldProps {
  label: string;
  /** The chosen value; `''` shows a first line that asks to choose, and cannot be sent. */
  value: string;
  choose(value: string): void;
  /** Options, or groups of them. */
  children: ComponentChildren;
}

/** A list to choose from, without a preselected value where `value` is empty. */
export function SelectField({ label, value, choose, children }: SelectFieldProps) {
  const id = useId();
  return (
    <div class="popup-field">
      <label for={id}>{label}</label>
      <select id={id} required value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {value === '' && <option value="">{i18n.t('popup.choose')}</option>}
        {children}
      </select>
    </div>
  );
}
