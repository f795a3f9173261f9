interface StorageBuckets {
  keys(): Promise<string[]>;
  delete(name: string): Promise<void>;
}

interface RuleStore {
  getSessionRules(): Promise<{ id: number }[]>;
  getDynamicRules(): Promise<{ id: number }[]>;
  updateSessionRules(change: { removeRuleIds: number[] }): Promise<void>;
  updateDynamicRules(change: { removeRuleIds: number[] }): Promise<void>;
}

declare const chrome: {
  action: { setBadgeText(badge: { text: string }): Promise<void> };
  alarms: { clearAll(): Promise<boolean> };
  declarativeNetRequest?: RuleStore;
  downloads: { erase(query: object): Promise<number[]> };
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  storage: Record<'local' | 'session', { clear(): Promise<void> }>;
};

/**
 * Delete all that the extension stores, registers and downloaded, then wake its worker. It runs in an extension page
 * while the worker is stopped, so it may use nothing from outside itself. The storage areas are cleared last: the change
 * event starts the worker, which then finds nothing.
 */
export async function clearStored(): Promise<void> {
  const deleted = (name: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
  const rules = chrome.declarativeNetRequest;
  const ids = (found: { id: number }[] = []): number[] => found.map(({ id }) => id);
  const buckets = (navigator as { storageBuckets?: StorageBuckets }).storageBuckets;
  await Promise.all([
    indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => name && deleted(name)))),
    buckets?.keys().then((all) => Promise.all(all.map((name) => buckets.delete(name)))),
    rules?.getSessionRules().then((all) => rules.updateSessionRules({ removeRuleIds: ids(all) })),
    rules?.getDynamicRules().then((all) => rules.updateDynamicRules({ removeRuleIds: ids(all) })),
    chrome.alarms.clearAll(),
    chrome.downloads.erase({}),
    chrome.action.setBadgeText({ text: '' }),
  ]);
  localStorage.clear();
  await Promise.all([chrome.storage.session.clear(), chrome.storage.local.clear()]);
  await chrome.runtime.sendMessage({ type: 'wake' }).catch(() => undefined); // no listener answers it
}
