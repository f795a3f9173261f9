import type { Chromium } from '../../../harness/chromium.ts';

/** What a row needs of a browser, Chromium or Firefox. */
export type Guarded = Pick<
  Chromium,
  | 'browser'
  | 'id'
  | 'open'
  | 'go'
  | 'address'
  | 'extensionPage'
  | 'inPlainPage'
  | 'banner'
  | 'waitForBanner'
  | 'noBanner'
  | 'overlays'
  | 'reading'
  | 'storage'
  | 'close'
>;
