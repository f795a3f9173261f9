import type { ComponentChildren, Ref } from 'preact';

export interface ActionButtonProps {
  look: 'primary' | 'plain' | 'quiet' | 'danger';
  press(): void;
  /** Refuses presses but keeps the focus and stays in reach of a screen reader. */
  off?: boolean;
  /** The name, where what is seen is not enough. */
  name?: string;
  focusRef?: Ref<HTMLButtonElement>;
  children: ComponentChildren;
}

/** A button of the administrator's page: no foreign script runs there, so it does not ask who pressed. */
export function ActionButton({ look, press, off = false, name, focusRef, children }: ActionButtonProps) {
  return (
    <button
      type="button"
      class={`button button-${look}`}
      aria-disabled={off}
      {...(name ? { 'aria-label': name } : {})}
      {...(focusRef ? { ref: focusRef } : {})}
      onClick={() => !off && press()}
    >
      {children}
    </button>
  );
}
