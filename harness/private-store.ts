/** A page of either driver, of the extension's origin, that evaluates code with an argument. */
interface Evaluates {
  evaluate(code: never, argument: never): Promise<unknown>;
}

/** What the extension's own pages store in the private store and announce. */
type Setting = 'settings' | 'manual-lesson';

const names: Record<Setting, string> = { settings: 'settings', 'manual-lesson': 'hand-lesson' };

interface Change {
  setting: Setting;
  name: string;
  /** `null` removes it. */
  value: unknown;
}

declare const chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };

/**
 * Store a setting as the extension's own pages do: in the private store (platform/storage/private-store.ts), then tell
 * the worker. @param page of the extension's origin @param value `null` removes it
 */
export async function putSetting(page: Evaluates, setting: Setting, value: unknown): Promise<void> {
  const change: Change = { setting, name: names[setting], value };
  await page.evaluate(store as never, change as never);
}

/** Runs in an extension page, so it may use nothing from outside itself. */
async function store({ setting, name, value }: Change): Promise<void> {
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const opening = indexedDB.open('dezhurny-safe', 10); // Dexie multiplies its version by 10
  opening.onupgradeneeded = () => opening.result.createObjectStore('values', { keyPath: 'name' });
  const database = await asked(opening);
  const values = database.transaction('values', 'readwrite').objectStore('values');
  if (value === null) await asked(values.delete(name));
  else await asked(values.put({ name, value }));
  database.close();
  await chrome.runtime.sendMessage({ type: 'setting-change', setting }).catch(() => undefined);
}
