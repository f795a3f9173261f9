export interface CheckFieldProps {
  label: string;
  /** The name, where what is seen is not enough. */
  name?: string;
  on: boolean;
  change(on: boolean): void;
}

/** Something that is so or is not. */
export function CheckField({ label, name, on, change }: CheckFieldProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={on}
        {...(name ? { 'aria-label': name } : {})}
        onChange={({ currentTarget }) => change(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
