import { hostsOf } from '../../../core/rules/allowed-address.ts';
import { matchUrl, parseAddress } from '../../../core/rules/match.ts';
import { mayBlock } from '../../../core/settings/mode-for-system.ts';
import { allowInTab, allowNothingInTab } from '../../../platform/browser/tab-rules.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { pack } from '../../../rules/index.ts';
import { guardedIndex, listedIndex } from './rule-index.ts';

/**
 * A navigation to a listed address starts. If the school allows the address and the system may be blocked, let this tab
 * load what the system's client needs: its files and sockets. Other pages of the system stay blocked, in this tab too.
 */
export async function openAllowed({ url: address, tabId }: { url: string; tabId: number }): Promise<void> {
  const snapshot = await loadOwnSnapshot();
  const { settings } = snapshot;
  if (!mayBlock(settings) || !settings.allowed?.length) return;
  const url = parseAddress(address);
  const match = url && matchUrl(url, listedIndex(snapshot));
  const isAllowed = match && !matchUrl(url, guardedIndex(snapshot));
  const system = isAllowed && pack.systems.find(({ id }) => id === match.system);
  if (system) await allowInTab(tabId, hostsOf(system));
  else await allowNothingInTab(tabId);
}
