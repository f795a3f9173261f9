import type { ComponentChildren } from 'preact';
import { isPress } from './trusted-clicks.ts';

export interface ButtonProps {
  look: 'primary' | 'plain' | 'quiet';
  press(): void;
  children: ComponentChildren;
}

/** A button that only a person can press: clicks a script makes are not trusted and do nothing. */
export function Button({ look, press, children }: ButtonProps) {
  return (
    <button type="button" class={`button button-${look}`} onClick={(click) => isPress(click) && press()}>
      {children}
    </button>
  );
}
