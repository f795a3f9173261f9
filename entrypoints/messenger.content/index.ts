import { defineContentScript } from 'wxt/utils/define-content-script';
import { hostPatterns } from '../../core/patterns.ts';
import { systems } from '../../rules/index.ts';
import { startGuard } from './guard.ts';

export default defineContentScript({
  matches: hostPatterns(systems),
  runAt: 'document_start',
  main: startGuard,
});
