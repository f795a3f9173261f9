import { browser } from 'wxt/browser';

const KEY = 'expected-places';

/** Places that files are expected of, one a line, as the administrator typed them; empty when none were. */
export async function loadExpectedPlaces(): Promise<string> {
  const text = (await browser.storage.local.get(KEY))[KEY];
  return typeof text === 'string' ? text : '';
}

/** Remembers them for the next month. */
export async function saveExpectedPlaces(text: string): Promise<void> {
  if (text.trim()) await browser.storage.local.set({ [KEY]: text });
  else await browser.storage.local.remove(KEY);
}
