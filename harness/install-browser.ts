import { installByApt, succeeds } from './apt.ts';
import { findChromium, findFirefox } from './find-browser.ts';

type Family = 'chromium' | 'firefox';

const finders = { chromium: findChromium, firefox: findFirefox };
// A bare machine has no font at all, and then no Cyrillic letter in a screenshot; without its language package a
// browser tells extensions that it speaks English.
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
 * Finds the browsers asked for and installs the missing ones by apt where that is possible.
 * @returns what a person has to install first; nothing when all are there
 */
export function ensureBrowsers(...families: Family[]): string | undefined {
  const missing = families.filter((family) => !finders[family]());
  if (missing.length === 0) return undefined;
  installByApt(missing.flatMap((family) => packages[family]));
  const still = families.filter((family) => !finders[family]());
  return still.map((family) => advice[family]).join('\n') || undefined;
}

/** Adds the Russian language to browsers that came from Debian's packages, where apt may be used. */
export function ensureRussian(...families: Family[]): void {
  const debian = families.filter((family) => finders[family]() === `/usr/bin/${packages[family][0]}`);
  const missing = debian.flatMap((family) => packages[family]).filter((name) => !succeeds('dpkg', '--status', name));
  if (missing.length === 0) return;
  installByApt(missing);
  const still = missing.filter((name) => !succeeds('dpkg', '--status', name));
  if (still.length > 0)
    console.error(`Tests may fail without · Без этих пакетов тесты могут не пройти: ${still.join(' ')}`);
}
