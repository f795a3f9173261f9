import { defineContentScript } from 'wxt/utils/define-content-script';
import { hostPatterns } from '../../core/patterns.ts';
import { systems } from '../../rules/index.ts';
import { startGuard } from './guard.ts';
import type { PageLife } from './page-life.ts';

export default defineContentScript({
  matches: hostPatterns(systems),
  runAt: 'document_start',
  // WXT's context as typed; in the build it is page-life's own (wxt.config.ts).
  main: (life: PageLife) => startGuard(life),
});
