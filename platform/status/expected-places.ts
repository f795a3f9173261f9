import { browser } from 'wxt/browser';

const expectedPlacesKey = 'expected-places';

/** Load the places that exports are expected from, one per line as typed; empty by default. */
export async function loadExpectedPlaces(): Promise<string> {
  const text = (await browser.storage.local.get(expectedPlacesKey))[expectedPlacesKey];
  return typeof text === 'string' ? text : '';
}

/** Store the expected places for the next month; an empty text removes them. */
export async function saveExpectedPlaces(text: string): Promise<void> {
  if (text.trim()) await browser.storage.local.set({ [expectedPlacesKey]: text });
  else await browser.storage.local.remove(expectedPlacesKey);
}
