import { hostPatterns } from '../../../core/rules/url-filters.ts';
import { startScriptIn, tabsOf } from '../../../platform/browser/tabs.ts';
import { pack } from '../../../rules/index.ts';
import { sweep } from '../ingest/sweep.ts';
import { refreshSnapshot } from './guard-snapshot.ts';

/**
 * Handle an installation or update of the extension or the browser.
 * @param reason `runtime.onInstalled` reason
 */
export async function onNewVersion(reason: string): Promise<void> {
  await refreshSnapshot();
  if (reason === 'install' || reason === 'update') await guardOpenTabs();
  await sweep();
}

/** Start the content script in tabs that are open already. Firefox does that itself. */
async function guardOpenTabs(): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  const tabs = await tabsOf(hostPatterns(pack.systems));
  await Promise.all(tabs.map(startScriptIn));
}
