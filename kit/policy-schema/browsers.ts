/** A browser that a policy can be set for on Windows. */
export interface PolicyBrowser {
  /** Fit for an XML id. */
  id: string;
  name: Record<'ru' | 'en', string>;
  /** Where its policies lie below HKLM or HKCU. */
  root: string;
}

/** Browsers of Chromium's family. Where each looks is its maker's own documentation. */
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

/** The registry key with an extension's own settings. @param id as the browser's family knows the extension */
export function settingsKey({ root, id: browser }: PolicyBrowser, id: string): string {
  return browser === firefox.id
    ? `${root}\\3rdparty\\Extensions\\${id}`
    : `${root}\\3rdparty\\extensions\\${id}\\policy`;
}
