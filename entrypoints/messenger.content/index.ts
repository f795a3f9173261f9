import { defineContentScript } from 'wxt/utils/define-content-script';
import { hostPatterns } from '../../core/patterns.ts';
import { pack } from '../../rules/index.ts';
import { startGuard } from './guard.ts';

export default defineContentScript({
  matches: hostPatterns(pack.systems),
  runAt: 'document_start',
  main: startGuard,
});
