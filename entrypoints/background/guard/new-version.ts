import { hostPatterns } from '../../../core/rules/url-filters.ts';
import { startScriptIn, tabsOf } from '../../../platform/browser/tabs.ts';
import { pack } from '../../../rules/index.ts';
import { sweep } from '../ingest/sweep.ts';
import { refreshSnapshot } from './guard-snapshot.ts';

/**
 * The extension was installed or updated, or the browser was.
 * @param reason as the browser gives it
 */
export async function onNewVersion(reason: string): Promise<void> {
  await refreshSnapshot();
  if (reason === 'install' || reason === 'update') await guardOpenTabs();
  await sweep();
}

/** Pages that were open before get the guard too. Firefox sees to that itself. */
async function guardOpenTabs(): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  const tabs = await tabsOf(hostPatterns(pack.systems));
  await Promise.all(tabs.map(startScriptIn));
}
