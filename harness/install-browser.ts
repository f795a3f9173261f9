import { installByApt, succeeds } from './apt.ts';
import { findChromium, findFirefox } from './find-browser.ts';

type Family = 'chromium' | 'firefox';

const finders = { chromium: findChromium, firefox: findFirefox };
// A minimal system has no fonts, so screenshots lack Cyrillic letters; without its language package a browser reports
// English to extensions.
const packages = {
  chromium: ['chromium', 'chromium-l10n', 'fonts-dejavu-core'],
  firefox: ['firefox-esr', 'firefox-esr-l10n-ru', 'fonts-dejavu-core'],
};
const advice = {
  chromium: `No Chromium, Chrome, Edge or Yandex Browser found. Install one, or name it in DEZHURNY_BROWSER.
Не найден Chromium, Chrome, Edge или Яндекс Браузер. Установите любой из них или укажите путь в DEZHURNY_BROWSER.`,
  firefox: `No Firefox found. Install Firefox ESR, or name it in DEZHURNY_FIREFOX.
Не найден Firefox. Установите Firefox ESR или укажите путь в DEZHURNY_FIREFOX.`,
};

/**
 * Find the browsers and install missing ones by apt where that is possible.
 * @returns what a person has to install first; `undefined` if all are installed
 */
export function ensureBrowsers(...families: Family[]): string | undefined {
  const missing = families.filter((family) => !finders[family]());
  if (missing.length === 0) return undefined;
  installByApt(missing.flatMap((family) => packages[family]));
  const still = families.filter((family) => !finders[family]());
  return still.map((family) => advice[family]).join('\n') || undefined;
}

/** Install the Russian language packages of Debian's browsers, where apt can be used. */
export function ensureRussian(...families: Family[]): void {
  const debian = families.filter((family) => finders[family]() === `/usr/bin/${packages[family][0]}`);
  const missing = debian.flatMap((family) => packages[family]).filter((name) => !succeeds('dpkg', '--status', name));
  if (missing.length === 0) return;
  installByApt(missing);
  const still = missing.filter((name) => !succeeds('dpkg', '--status', name));
  if (still.length > 0)
    console.error(`Tests may fail without · Без этих пакетов тесты могут не пройти: ${still.join(' ')}`);
}
