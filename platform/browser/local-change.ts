import { browser } from 'wxt/browser';

/** Call back with the new value whenever a key of storage.local changes. @returns a function that stops it */
export function onLocalChange(key: string, changed: (value: unknown) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    if (area === 'local' && changes[key]) changed(changes[key].newValue);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
