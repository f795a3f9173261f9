import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Search locations of a browser family. */
interface Places {
  /** Environment variable with the path of an executable; it has priority. */
  override: string;
  /** Names on PATH, in order of preference. */
  names: string[];
  windows: string[];
  mac: string[];
}

const chromium: Places = {
  override: 'DEZHURNY_BROWSER',
  names: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'yandex-browser-stable',
    'yandex-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  windows: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Yandex\\YandexBrowser\\Application\\browser.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  mac: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Yandex.app/Contents/MacOS/Yandex',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
};

const firefox: Places = {
  override: 'DEZHURNY_FIREFOX',
  names: ['firefox-esr', 'firefox'],
  windows: ['Mozilla Firefox\\firefox.exe', 'Mozilla Firefox ESR\\firefox.exe'],
  mac: ['Firefox.app/Contents/MacOS/firefox'],
};

/**
 * Find Chromium, Chrome, Yandex Browser or Edge.
 * @returns the executable, or `undefined` if not found
 */
export const findChromium = (): string | undefined => find(chromium);

/**
 * Find Firefox, the extended support release first: its version stays the same for a school year.
 * @returns the executable, or `undefined` if not found
 */
export const findFirefox = (): string | undefined => find(firefox);

function find(places: Places): string | undefined {
  const named = process.env[places.override];
  if (named) return named;
  return candidates(places).find(isExecutable);
}

function candidates({ names, windows, mac }: Places): string[] {
  if (process.platform === 'win32') return windowsRoots().flatMap((root) => windows.map((file) => join(root, file)));
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (process.platform !== 'darwin') return onPath;
  const roots = ['/Applications', join(process.env.HOME ?? '/', 'Applications')];
  return [...mac.flatMap((file) => roots.map((root) => join(root, file))), ...onPath];
}

function windowsRoots(): string[] {
  const { LOCALAPPDATA, PROGRAMFILES, 'PROGRAMFILES(X86)': older } = process.env;
  return [PROGRAMFILES, older, LOCALAPPDATA].filter((root) => root !== undefined);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
