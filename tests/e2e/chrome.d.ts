import type { Browser } from 'wxt/browser';

declare global {
  /** What code evaluated in an extension page finds there. */
  const chrome: typeof Browser;
}
