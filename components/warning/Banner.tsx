import { holdKeys, keepFocus } from './dialog-keys.ts';
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
  return (
    <dialog
      ref={keepOpen}
      class="banner"
      role="alertdialog"
      aria-labelledby={warningIds.title}
      aria-describedby={`${warningIds.text} ${warningIds.countdown}`}
      onKeyDown={(event) => holdKeys(event, event.currentTarget)}
      onKeyUp={(event) => holdKeys(event, event.currentTarget)}
      onMouseDown={keepFocus}
      onCancel={(event) => event.preventDefault()}
    >
      <Warning {...warning} />
    </dialog>
  );
}

/**
 * Chromium lets a second Escape through a prevented `cancel`, so a dialog that closed by itself opens again. A `ref`
 * and no effect: a frame, which an effect waits for, may never come in a background tab.
 */
function keepOpen(dialog: HTMLDialogElement | null): (() => void) | undefined {
  if (!dialog) return;
  const open = (): void => {
    if (!dialog.isConnected || dialog.open) return;
    dialog.showModal();
    const first = dialog.querySelector<HTMLElement>('.button-primary');
    first?.focus();
    // A dialog that does not fit begins at its title, unless that would leave the button with the focus unseen.
    dialog.scrollTop = 0;
    first?.scrollIntoView({ block: 'nearest' });
  };
  open();
  dialog.addEventListener('close', open);
  return () => {
    dialog.removeEventListener('close', open);
    // Gives focus back to where it was in the page.
    dialog.close();
  };
}
