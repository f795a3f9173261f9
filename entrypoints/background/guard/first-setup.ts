import { browser } from 'wxt/browser';
import { opensSetup } from '../../../core/status/setup-steps.ts';
import { installedHow } from '../../../platform/browser/installation.ts';
import { ownAddress } from '../../../platform/browser/own-url.ts';
import { loadPolicy } from '../../../platform/settings/policy.ts';

/** Open the first set-up after an installation by hand without a policy. @param reason `runtime.onInstalled` reason */
export async function openFirstSetup(reason: string): Promise<void> {
  if (reason !== 'install') return;
  const [installed, policy] = await Promise.all([installedHow(), loadPolicy()]);
  if (!opensSetup(reason, installed, Object.keys(policy).length)) return;
  await browser.tabs.create({ url: ownAddress('/options.html#start') });
}
