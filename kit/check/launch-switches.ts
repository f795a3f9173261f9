import { type BrowserId, browsers } from '../browsers.ts';

/** A switch that leaves the extension off when the browser starts, and what it does, in Russian. */
export interface LaunchFinding {
  browser: BrowserId;
  switch: string;
  effect: string;
}

const off = 'расширения выключены, и поставленные политикой тоже';
const others = 'включены только перечисленные там расширения, поставленные политикой выключены';
const renamed = 'сайт открывается под чужим адресом, и расширение его не узнаёт';

/**
 * Switches of Chromium that turn a forced extension off, or hide from it what is open. Tried in Chromium 156: the first two
 * turn it off; `--disable-component-extensions-with-background-pages`, `--disable-background-networking` and
 * `--disable-default-apps` leave it on. Private windows and guests are closed by policies of the kit.
 * https://chromium.googlesource.com/chromium/src/+/main/extensions/common/switches.cc
 */
const chromiumSwitches = new Map([
  ['disable-extensions', off],
  ['disable-extensions-except', others],
  ['host-rules', renamed],
  ['host-resolver-rules', renamed],
]);

/**
 * Firefox in safe mode runs no add-on. The policy `DisableSafeMode` stops the switch on Windows only, and only from the
 * registry; it never stops the variable: https://searchfox.org/mozilla-central/source/toolkit/xre/SafeMode.h
 */
const firefoxSwitches = new Map([['safe-mode', off]]);
const safeModeVariable = 'MOZ_SAFE_MODE_RESTART';

/** Names of executables and packages beside the commands of {@link browsers}, in lower case. */
const moreNames: Record<string, BrowserId> = {
  ...{ 'chrome.exe': 'chrome', chrome: 'chrome', 'com.google.chrome': 'chrome' },
  ...{ 'browser.exe': 'yandex', yandex_browser: 'yandex', 'ru.yandex.browser': 'yandex' },
  ...{ 'msedge.exe': 'edge', msedge: 'edge', 'com.microsoft.edge': 'edge' },
  ...{ 'firefox.exe': 'firefox', 'firefox-bin': 'firefox', 'org.mozilla.firefox': 'firefox' },
  'org.chromium.chromium': 'chromium',
};

const byName = new Map<string, BrowserId>([
  ...Object.entries(moreNames),
  ...(Object.keys(browsers) as BrowserId[]).flatMap((id) =>
    browsers[id].linux.flatMap(({ commands }) => commands.map((command): [string, BrowserId] => [command, id])),
  ),
]);

/** Programs that start another one. */
const starters = /^(?:env|exec|nohup|nice|setsid|sudo|start|cmd|cmd\.exe|sh|bash|dash|flatpak|snap|run)$/i;

/** Return the browser whose executable a word is, with or without its path; `null` for none. */
export function browserOf(word: string): BrowserId | null {
  const name = word.split(/[/\\]/).at(-1)?.toLowerCase() ?? '';
  // The executable of Chromium and Chromium-GOST on Windows is named like that of Chrome.
  if (name === 'chrome.exe' && /chromium/i.test(word)) return 'chromium';
  return byName.get(name) ?? null;
}

/** Split a command line at spaces outside quotes, and remove the quotes. */
export function wordsOf(line: string): string[] {
  const words = line.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\]|\\)+/g) ?? [];
  return words.map((word) => word.replace(/["']/g, ''));
}

/**
 * Find the switches of a browser that leave the extension off. Chromium takes one dash or two, on Windows also a slash and
 * capitals, and nothing after `--`: https://chromium.googlesource.com/chromium/src/+/main/base/command_line.cc
 * @param words of a command line, or of a file that adds to one, without quotes
 */
export function switchesIn(browser: BrowserId, words: readonly string[]): LaunchFinding[] {
  const known = browser === 'firefox' ? firefoxSwitches : chromiumSwitches;
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).flatMap((word): LaunchFinding[] => {
    const [, dashes = '', name = '', value] = word.match(/^(--?|\/)([a-z-]+)(=.*)?$/is) ?? [];
    const effect = known.get(name.toLowerCase());
    if (effect) return [{ browser, switch: `${dashes}${name}${value ? '=…' : ''}`, effect }];
    const isSet = browser === 'firefox' && word.startsWith(`${safeModeVariable}=`) && !word.endsWith('=');
    return isSet ? [{ browser, switch: safeModeVariable, effect: off }] : [];
  });
}

/** Find the switches of a command line that starts a browser, perhaps by way of a program such as `env` or a shell. */
export function commandFindings(words: readonly string[]): LaunchFinding[] {
  const program = words.find((word) => !/^(?:-|\/[a-z]$|\w+=|$)/i.test(word) && !starters.test(word));
  if (program === undefined) return [];
  const browser = browserOf(program);
  if (browser) return switchesIn(browser, words);
  return /\s/.test(program) && program !== words[0] ? commandFindings(wordsOf(program)) : [];
}

/** Variables of the wrappers of Linux packages that add to the command line of Chromium. */
const flagVariables = /\b(?:CHROMIUM|CHROME)(?:_USER)?_FLAGS\b/;

/**
 * Find the switches in the lines of a shell or batch file, except comments.
 * @param browser whose flags the file holds; `null` for a file in which a line has to name the browser
 */
export function scriptFindings(text: string, browser: BrowserId | null): LaunchFinding[] {
  return text.split(/\r?\n/).flatMap((line) => {
    if (/^\s*(?:#|::|rem\b)/i.test(line)) return [];
    const words = line
      .replace(/["'`;]/g, ' ')
      .split(/\s+/)
      .flatMap((word) => (/^[A-Z_]*FLAGS=/.test(word) ? word.slice(word.indexOf('=') + 1) : word));
    const named = words.map(browserOf).find((found) => found !== null);
    if (browser ?? named) return switchesIn(browser ?? named ?? 'chromium', words);
    return line.includes(safeModeVariable)
      ? switchesIn('firefox', words)
      : flagVariables.test(line)
        ? switchesIn('chromium', words)
        : [];
  });
}
