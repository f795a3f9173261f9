/** Browsers that the kit supports, the most common in Russian schools first. */
export const browserIds = ['yandex', 'chrome', 'chromium', 'edge', 'firefox'] as const;
export type BrowserId = (typeof browserIds)[number];
export type ChromiumId = Exclude<BrowserId, 'firefox'>;

/** Locations of a browser's policies, and how the browser is detected. */
export interface BrowserPlaces {
  name: string;
  /**
   * Policy folders on Linux, each with the commands that show that the browser is installed, and the name of that browser
   * where the folders belong to two.
   */
  linux: readonly { folder: string; commands: readonly string[]; name?: string }[];
  /** Registry key of the policies, below HKEY_LOCAL_MACHINE. */
  registry: string;
  /** Executables on Windows, relative to Program Files. */
  windows: readonly string[];
  /** Folders of profiles: on Linux below a home, on Windows below the local or, of Firefox, the roaming data of a user. */
  profiles: { linux: readonly string[]; windows: readonly string[] };
  /** Page where the browser lists its policies. */
  page: string;
}

/**
 * Locations as of 2026-11-23, from
 * https://www.chromium.org/administrators/linux-quick-start/, https://learn.microsoft.com/deployedge/,
 * https://yandex.ru/support/browser-corporate/, https://www.altlinux.org/Групповые_политики/Yandex,
 * https://www.altlinux.org/chromium-gost and https://mozilla.github.io/policy-templates/.
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
    profiles: {
      linux: ['.config/yandex-browser', '.config/yandex-browser-beta'],
      windows: ['Yandex\\YandexBrowser\\User Data', 'Yandex\\YandexBrowserBeta\\User Data'],
    },
    page: 'browser://policy',
  },
  chrome: {
    name: 'Google Chrome',
    linux: [{ folder: '/etc/opt/chrome/policies/managed', commands: ['google-chrome', 'google-chrome-stable'] }],
    registry: 'SOFTWARE\\Policies\\Google\\Chrome',
    windows: ['Google\\Chrome\\Application\\chrome.exe'],
    profiles: {
      linux: ['.config/google-chrome', '.config/google-chrome-beta'],
      windows: ['Google\\Chrome\\User Data', 'Google\\Chrome Beta\\User Data'],
    },
    page: 'chrome://policy',
  },
  chromium: {
    name: 'Chromium и Chromium-GOST',
    linux: [
      { name: 'Chromium', folder: '/etc/chromium/policies/managed', commands: ['chromium', 'chromium-browser'] },
      {
        name: 'Chromium-GOST',
        folder: '/etc/chromium-gost/policies/managed',
        commands: ['chromium-gost', 'chromium-gost-stable'],
      },
    ],
    registry: 'SOFTWARE\\Policies\\Chromium',
    windows: ['Chromium\\Application\\chrome.exe', 'Chromium-GOST\\Application\\chrome.exe'],
    profiles: {
      linux: [
        '.config/chromium',
        '.config/chromium-gost',
        'snap/chromium/common/chromium',
        '.var/app/org.chromium.Chromium/config/chromium',
      ],
      windows: ['Chromium\\User Data', 'Chromium-GOST\\User Data'],
    },
    page: 'chrome://policy',
  },
  edge: {
    name: 'Microsoft Edge',
    linux: [{ folder: '/etc/opt/edge/policies/managed', commands: ['microsoft-edge', 'microsoft-edge-stable'] }],
    registry: 'SOFTWARE\\Policies\\Microsoft\\Edge',
    windows: ['Microsoft\\Edge\\Application\\msedge.exe'],
    profiles: {
      linux: ['.config/microsoft-edge', '.config/microsoft-edge-beta'],
      windows: ['Microsoft\\Edge\\User Data', 'Microsoft\\Edge Beta\\User Data'],
    },
    page: 'edge://policy',
  },
  firefox: {
    name: 'Firefox и Firefox ESR',
    linux: [{ folder: '/etc/firefox/policies', commands: ['firefox', 'firefox-esr'] }],
    registry: 'SOFTWARE\\Policies\\Mozilla\\Firefox',
    windows: ['Mozilla Firefox\\firefox.exe', 'Mozilla Firefox ESR\\firefox.exe'],
    profiles: {
      linux: [
        '.mozilla/firefox',
        '.config/mozilla/firefox',
        'snap/firefox/common/.mozilla/firefox',
        '.var/app/org.mozilla.firefox/.mozilla/firefox',
      ],
      windows: ['Mozilla\\Firefox\\Profiles'],
    },
    page: 'about:policies',
  },
};

/** Browsers of Chromium's kind: their profiles have the same folders. */
export const chromiumIds = browserIds.filter((id): id is ChromiumId => id !== 'firefox');

/**
 * Return the name of the kit's file in a policy folder. Firefox reads only `policies.json`. Chromium takes a policy whole
 * from the last file that has it, by name: https://chromium.googlesource.com/chromium/src/+/main/components/policy/core/common/config_dir_policy_loader.cc
 */
export const policyFile = (id: BrowserId): string => (id === 'firefox' ? 'policies.json' : 'zzz-dezhurny.json');

/** Name of the kit's file for Chromium in kits made before 2026-11-29. */
export const formerPolicyFile = 'dezhurny.json';
