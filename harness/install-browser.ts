import { spawnSync } from 'node:child_process';
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
  const missing = debian.flatMap((family) => packages[family]).filter((name) => !works('dpkg', '--status', name));
  if (missing.length === 0) return;
  installByApt(missing);
  const still = missing.filter((name) => !works('dpkg', '--status', name));
  if (still.length > 0)
    console.error(`Tests may fail without · Без этих пакетов тесты могут не пройти: ${still.join(' ')}`);
}

function installByApt(names: string[]): void {
  const admin = administrator();
  if (process.platform !== 'linux' || !admin || !works('apt-get', '--version')) return;
  console.error(`Installing by apt · Устанавливается через apt: ${names.join(' ')} …`);
  const apt = (...words: string[]): void => {
    const command = [...admin, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...words];
    spawnSync(command[0] ?? '', command.slice(1), { stdio: ['ignore', 2, 2] });
  };
  apt('update');
  apt('install', '--yes', '--no-install-recommends', ...names);
}

/** The words that make a command run as root; nothing where that would ask for a password. */
function administrator(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return works('sudo', '-n', 'true') ? ['sudo', '-n'] : undefined;
}

function works(command: string, ...words: string[]): boolean {
  return spawnSync(command, words, { stdio: 'ignore' }).status === 0;
}
