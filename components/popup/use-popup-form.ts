import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The forms of the popup. One is shown at a time, instead of the other sections, so that the popup stays short. */
export type FormName = 'exempt' | 'code' | 'show-code' | 'seed' | 'plan' | 'end-lesson';

/** Attribute of the button that opens a form: focus returns to it. */
export const OPENS = 'data-opens';

/**
 * Keep which form is open, and move focus: into a form that opens, and back to its button, or to the first one of the
 * teacher's, when it closes.
 * @param isPossible false for a form that can no longer be sent, such as that of a lesson that is over
 */
export function usePopupForm(root: RefObject<HTMLElement | null>, isPossible: (form: FormName) => boolean) {
  const [chosen, open] = useState<FormName | null>(null);
  const form = chosen && isPossible(chosen) ? chosen : null;
  const before = useRef<FormName | null>(null);
  useLayoutEffect(() => {
    if (chosen && !form) open(null);
    const closed = before.current;
    before.current = form;
    if (form === closed) return;
    if (form) root.current?.querySelector<HTMLElement>('form :is(select, input)')?.focus();
    else focusButton(root.current, closed);
  }, [chosen, form]);
  return { form, open, close: () => open(null) };
}

function focusButton(root: HTMLElement | null, closed: FormName | null): void {
  const opener = root?.querySelector<HTMLElement>(`[${OPENS}="${closed}"]`);
  (opener ?? root?.querySelector<HTMLElement>('.popup-teacher button'))?.focus();
}
