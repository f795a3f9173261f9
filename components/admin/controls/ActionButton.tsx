import type { ComponentChildren, Ref } from 'preact';

export interface ActionButtonProps {
  look: 'primary' | 'plain' | 'quiet' | 'danger';
  press(): void;
  /** Ignores presses, but stays focusable and accessible to a screen reader. */
  off?: boolean;
  /** Accessible name, if the visible text is not enough. */
  name?: string;
  /** Whether what the button unfolds is shown. */
  expanded?: boolean;
  focusRef?: Ref<HTMLButtonElement>;
  children: ComponentChildren;
}

/** A button of the administrator's page. Other sites' scripts cannot run there, so it accepts any click. */
export function ActionButton({ look, press, off = false, name, expanded, focusRef, children }: ActionButtonProps) {
  return (
    <button
      type="button"
      class={`button button-${look}`}
      aria-disabled={off}
      {...(name ? { 'aria-label': name } : {})}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      {...(focusRef ? { ref: focusRef } : {})}
      onClick={() => !off && press()}
    >
      {children}
    </button>
  );
}
