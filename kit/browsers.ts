/** Browsers the kit knows, the most usual in a Russian school first. */
export const browserIds = ['yandex', 'chrome', 'chromium', 'edge', 'firefox'] as const;
export type BrowserId = (typeof browserIds)[number];
export type ChromiumId = Exclude<BrowserId, 'firefox'>;

/** Where policies live and how the browser is recognised. */
export interface BrowserPlaces {
  name: string;
  /** Folders of policies on Linux, each with the commands whose presence says that this browser is there. */
  linux: readonly { folder: string; commands: readonly string[] }[];
  /** Key of policies in the registry of Windows, below HKEY_LOCAL_MACHINE. */
  registry: string;
  /** Executables on Windows, below the folders of programs. */
  windows: readonly string[];
  /** The page on which the browser shows its policies. */
  page: string;
}

/**
 * Sources (23 November 2026): chromium.org/administrators/linux-quick-start; learn.microsoft.com/deployedge;
 * yandex.ru/support/browser-corporate and altlinux.org «Групповые политики/Yandex»; docs.altlinux.org «Firefox»;
 * altlinux.org chromium-gost; mozilla.github.io/policy-templates.
 */
export const browsers: Record<BrowserId, BrowserPlaces> = {
  yandex: {
    name: 'Яндекс Браузер',
    linux: [
      {
        folder: '/etc/opt/yandex/browser/policies/managed',
        commands: ['yandex-browser', 'yandex-browser-stable', 'yandex-browser-corporate'],
      },
    ],
    registry: 'SOFTWARE\\Policies\\YandexBrowser',
    windows: ['Yandex\\YandexBrowser\\Application\\browser.exe'],
    page: 'browser://policy',
  },
  chrome: {
    name: 'Google Chrome',
    linux: [{ folder: '/etc/opt/chrome/policies/managed', commands: ['google-chrome', 'google-chrome-stable'] }],
    registry: 'SOFTWARE\\Policies\\Google\\Chrome',
    windows: ['Google\\Chrome\\Application\\chrome.exe'],
    page: 'chrome://policy',
  },
  chromium: {
    name: 'Chromium и Chromium-GOST',
    linux: [
      { folder: '/etc/chromium/policies/managed', commands: ['chromium', 'chromium-browser'] },
      { folder: '/etc/chromium-gost/policies/managed', commands: ['chromium-gost', 'chromium-gost-stable'] },
    ],
    registry: 'SOFTWARE\\Policies\\Chromium',
    windows: ['Chromium\\Application\\chrome.exe', 'Chromium-GOST\\Application\\chrome.exe'],
    page: 'chrome://policy',
  },
  edge: {
    name: 'Microsoft Edge',
    linux: [{ folder: '/etc/opt/edge/policies/managed', commands: ['microsoft-edge', 'microsoft-edge-stable'] }],
    registry: 'SOFTWARE\\Policies\\Microsoft\\Edge',
    windows: ['Microsoft\\Edge\\Application\\msedge.exe'],
    page: 'edge://policy',
  },
  firefox: {
    name: 'Firefox и Firefox ESR',
    linux: [{ folder: '/etc/firefox/policies', commands: ['firefox', 'firefox-esr'] }],
    registry: 'SOFTWARE\\Policies\\Mozilla\\Firefox',
    windows: ['Mozilla Firefox\\firefox.exe', 'Mozilla Firefox ESR\\firefox.exe'],
    page: 'about:policies',
  },
};

/** Name of the kit's file in a folder of policies; Firefox reads one name only. */
export const policyFile = (id: BrowserId): string => (id === 'firefox' ? 'policies.json' : 'dezhurny.json');
