import { defineContentScript } from 'wxt/utils/define-content-script';
import { startGuard } from './guard.ts';

export default defineContentScript({
  // wxt.config.ts puts the systems' hosts here: they are for the manifest alone.
  matches: [],
  runAt: 'document_start',
  main: startGuard,
});
