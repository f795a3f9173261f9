import type { ComponentChildren } from 'preact';
import { isPress } from './trusted-clicks.ts';

export interface ButtonProps {
  look: 'primary' | 'plain' | 'quiet' | 'sign';
  press(): void;
  /** The name of a button that shows a sign instead of a word. */
  label?: string;
  /** For a button that shows and hides something. */
  expanded?: boolean;
  children: ComponentChildren;
}

/** A button that only a person can press: clicks a script makes are not trusted and do nothing. */
export function Button({ look, press, label, expanded, children }: ButtonProps) {
  return (
    <button
      type="button"
      class={`button button-${look}`}
      title={label}
      aria-label={label}
      aria-expanded={expanded}
      onClick={(click) => isPress(click) && press()}
    >
      {children}
    </button>
  );
}
