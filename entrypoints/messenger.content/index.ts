import { defineContentScript } from 'wxt/utils/define-content-script';
import { contentMatches } from '../../core/patterns.ts';
import { pack } from '../../rules/index.ts';
import { startGuard } from './guard.ts';

export default defineContentScript({
  matches: contentMatches(pack.systems),
  runAt: 'document_start',
  main: startGuard,
});
