import { language } from '../shared/language.ts';
import { holdKeys, keepFocus } from './dialog-keys.ts';
import { Strip } from './Strip.tsx';
import { Warning } from './Warning.tsx';
import { warningIds } from './warning-ids.ts';
import type { WarningProps } from './warning-props.ts';

/** The warning over a page: a modal dialog, or a slim strip once the person has chosen to stay. */
export function Banner({ shrunk, ...warning }: WarningProps & { shrunk: boolean }) {
  return shrunk ? <Strip {...warning} /> : <BannerDialog {...warning} />;
}

/** Escape never dismisses it: leaving is a recorded choice and needs a button. */
function BannerDialog(warning: WarningProps) {
  return (
    <dialog
      ref={keepOpen}
      class="banner"
      lang={language()}
      role="alertdialog"
      aria-labelledby={warningIds.title}
      aria-describedby={`${warningIds.text} ${warningIds.countdown} ${warningIds.why}`}
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
 * Opens the dialog, and again if it closes itself: a second Escape closes it although `cancel` was prevented
 * (https://developer.mozilla.org/docs/Web/API/HTMLDialogElement/cancel_event). A `ref` instead of an effect, because effects wait for a frame, which may
 * never come in a background tab.
 */
function keepOpen(dialog: HTMLDialogElement | null): (() => void) | undefined {
  if (!dialog) return;
  const open = (): void => {
    if (!dialog.isConnected || dialog.open) return;
    dialog.showModal();
    // The first button stops the countdown where one runs.
    const first = dialog.querySelector('button');
    first?.focus();
    // A dialog taller than the window starts at its title, unless the focused button would be out of view.
    dialog.scrollTop = 0;
    first?.scrollIntoView({ block: 'nearest' });
  };
  open();
  dialog.addEventListener('close', open);
  return () => {
    dialog.removeEventListener('close', open);
    // Restores focus to the page.
    dialog.close();
  };
}
