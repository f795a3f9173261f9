import { defineContentScript } from 'wxt/utils/define-content-script';
import { hasOwnAddress } from './document-address.ts';
import { whenFrameFillsWindow } from './full-window-frame.ts';
import { startGuard } from './guard.ts';
import { isFirstGuard, isLate } from './life.ts';
import type { PageLife } from './page-life.ts';

/** A page that opens an empty window mostly leads it to another address at once. */
const EMPTY_WINDOW_MS = 1000;

export default defineContentScript({
  // wxt.config.ts puts the systems' hosts and the frames here: they are for the manifest alone.
  matches: [],
  runAt: 'document_start',
  // WXT's context as typed; in the build it is page-life's own (wxt.config.ts).
  main: (life: PageLife) => {
    if (!isFirstGuard()) return;
    const late = hasOwnAddress() && isLate();
    const start = (): void => void startGuard(life, late);
    if (window !== top) whenFrameFillsWindow(life, start);
    else if (hasOwnAddress()) start();
    else life.setTimeout(start, EMPTY_WINDOW_MS);
  },
});
