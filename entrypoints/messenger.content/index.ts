import { defineContentScript } from 'wxt/utils/define-content-script';
import { startGuard } from './guard.ts';
import type { PageLife } from './page-life.ts';

export default defineContentScript({
  // wxt.config.ts puts the systems' hosts here: they are for the manifest alone.
  matches: [],
  runAt: 'document_start',
  // WXT's context as typed; in the build it is page-life's own (wxt.config.ts).
  main: (life: PageLife) => startGuard(life),
});
