import { closeTab, openInTab } from '../../../platform/browser/tabs.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';

/**
 * Close a tab, or lead it to MAX or Сферум. Its page may ask the person, who may stay; then nothing is recorded
 * (entrypoints/messenger.content/leave-page.ts).
 */
export async function leaveTab(to: 'max' | 'sferum' | 'close', tab: number): Promise<void> {
  if (to === 'close') return closeTab(tab);
  const { settings } = await loadOwnSnapshot();
  await openInTab(tab, settings[`${to}Link`]);
}
