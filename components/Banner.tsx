import { useLayoutEffect, useRef } from 'preact/hooks';
import { Strip } from './Strip.tsx';
import { Warning, type WarningProps } from './Warning.tsx';
import { warningIds } from './warning-ids.ts';

/** The warning over a page: a modal dialog, or a slim strip once the person has chosen to stay. */
export function Banner({ shrunk, ...warning }: WarningProps & { shrunk: boolean }) {
  return shrunk ? <Strip {...warning} /> : <BannerDialog {...warning} />;
}

/**
 * Escape dismisses it in no mode: leaving it is a choice that is recorded, so it has to be made by a button.
 */
function BannerDialog(warning: WarningProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the paint and in background tabs too, where a frame for useEffect may never come.
  useLayoutEffect(() => (dialog.current ? keepOpen(dialog.current) : undefined), []);
  return (
    <dialog
      ref={dialog}
      class="banner"
      role="alertdialog"
      aria-labelledby={warningIds.title}
      aria-describedby={`${warningIds.text} ${warningIds.countdown}`}
      onKeyDown={holdKeys}
      onKeyUp={(event) => event.stopPropagation()}
      onMouseDown={keepFocus}
      onCancel={(event) => event.preventDefault()}
    >
      <Warning {...warning} />
    </dialog>
  );
}

/** Chromium lets a second Escape through a prevented `cancel`, so a dialog that closed by itself opens again. */
function keepOpen(dialog: HTMLDialogElement): () => void {
  const open = (): void => {
    if (!dialog.isConnected || dialog.open) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('.button-primary')?.focus();
  };
  open();
  dialog.addEventListener('close', open);
  return () => {
    dialog.removeEventListener('close', open);
    // Gives focus back to where it was in the page.
    dialog.close();
  };
}

/** Keys stay with the dialog: the page does not hear them, Tab goes round, Escape does nothing. */
function holdKeys(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  event.stopPropagation();
  if (event.key === 'Escape') event.preventDefault();
  if (event.key !== 'Tab') return;
  const buttons = event.currentTarget.querySelectorAll('button');
  const [edge, next] = event.shiftKey
    ? [buttons[0], buttons[buttons.length - 1]]
    : [buttons[buttons.length - 1], buttons[0]];
  if (event.target !== edge && event.target !== event.currentTarget) return;
  event.preventDefault();
  next?.focus();
}

/** A press beside the buttons would hand focus, and with it the keys, to the page's body. */
function keepFocus(event: MouseEvent): void {
  if (!(event.target instanceof Element && event.target.closest('button'))) event.preventDefault();
}
