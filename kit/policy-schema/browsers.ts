/** A browser in the administrative template for Windows. */
export interface PolicyBrowser {
  /** A valid XML id. */
  id: string;
  name: Record<'ru' | 'en', string>;
  /** Registry key of its policies, below HKLM or HKCU. */
  root: string;
}

/** Chromium browsers, with the keys that their vendors document. */
export const chromiumBrowsers: readonly PolicyBrowser[] = [
  { id: 'chrome', name: { ru: 'Google Chrome', en: 'Google Chrome' }, root: 'Software\\Policies\\Google\\Chrome' },
  { id: 'edge', name: { ru: 'Microsoft Edge', en: 'Microsoft Edge' }, root: 'Software\\Policies\\Microsoft\\Edge' },
  { id: 'yandex', name: { ru: 'Яндекс Браузер', en: 'Yandex Browser' }, root: 'Software\\Policies\\YandexBrowser' },
  { id: 'chromium', name: { ru: 'Chromium', en: 'Chromium' }, root: 'Software\\Policies\\Chromium' },
];

export const firefox: PolicyBrowser = {
  id: 'firefox',
  name: { ru: 'Mozilla Firefox', en: 'Mozilla Firefox' },
  root: 'Software\\Policies\\Mozilla\\Firefox',
};

/** Return the registry key of an extension's settings. @param id of the extension in this browser */
export function settingsKey({ root, id: browser }: PolicyBrowser, id: string): string {
  return browser === firefox.id
    ? `${root}\\3rdparty\\Extensions\\${id}`
    : `${root}\\3rdparty\\extensions\\${id}\\policy`;
}
