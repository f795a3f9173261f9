import { describe, expect, it } from 'vitest';
import { browserOf, commandFindings, scriptFindings, wordsOf } from '../../../kit/check/launch-switches.ts';
import { desktopFindings } from '../../../kit/check/linux-launches.ts';

const found = (line: string): string[] =>
  commandFindings(wordsOf(line)).map(({ browser, switch: one }) => `${browser} ${one}`);

describe('a command line leaves the extension off', () => {
  it.each([
    ['chromium --disable-extensions', 'chromium --disable-extensions'],
    ['/usr/bin/chromium %U --disable-extensions', 'chromium --disable-extensions'],
    ['chromium --disable-extensions=1', 'chromium --disable-extensions=…'],
    ['google-chrome-stable -disable-extensions', 'chrome -disable-extensions'],
    ['/opt/yandex/browser/yandex_browser "--disable-extensions"', 'yandex --disable-extensions'],
    ['microsoft-edge --disable-extensions-except=/tmp/x', 'edge --disable-extensions-except=…'],
    ['chromium-gost --disable-extensions-except=', 'chromium --disable-extensions-except=…'],
    ['"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe" /Disable-Extensions', 'chrome /Disable-Extensions'],
    ['"C:\\Program Files\\Chromium\\Application\\chrome.exe" --disable-extensions', 'chromium --disable-extensions'],
    ['C:\\Yandex\\YandexBrowser\\Application\\browser.exe --disable-extensions', 'yandex --disable-extensions'],
    ['chromium --host-rules="MAP school.example web.telegram.org"', 'chromium --host-rules=…'],
    ['chromium --host-resolver-rules="MAP a b"', 'chromium --host-resolver-rules=…'],
    ['firefox -safe-mode', 'firefox -safe-mode'],
    ['firefox-esr --safe-mode %u', 'firefox --safe-mode'],
    ['env MOZ_SAFE_MODE_RESTART=1 firefox %u', 'firefox MOZ_SAFE_MODE_RESTART'],
    ['sh -c "chromium --disable-extensions"', 'chromium --disable-extensions'],
    ['cmd /c "start chrome.exe --disable-extensions"', 'chrome --disable-extensions'],
    ['start "" chrome.exe --disable-extensions', 'chrome --disable-extensions'],
    ['flatpak run org.chromium.Chromium --disable-extensions', 'chromium --disable-extensions'],
  ])('%s', (line, expected) => {
    expect(found(line)).toEqual([expected]);
  });

  it.each([
    ['a plain start', 'chromium %U'],
    ['a private window, which a policy closes', 'chromium --incognito'],
    ['a private window of Firefox', 'firefox-esr --private-window %u'],
    ['another profile, in which policies hold too', 'chromium --user-data-dir=/tmp/x'],
    ['a switch about the browser’s own parts', 'chromium --disable-component-extensions-with-background-pages'],
    ['a switch that only begins alike', 'chromium --disable-extensions-file-access-check'],
    ['an address with the words', 'chromium "https://example.org/?--disable-extensions"'],
    ['what follows two dashes', 'chromium -- --disable-extensions'],
    ['another program', 'code --disable-extensions /home/pupil/chromium'],
    ['Firefox with a switch of Chromium', 'firefox --disable-extensions'],
    ['Chromium with a switch of Firefox', 'chromium -safe-mode'],
    ['an empty variable', 'env MOZ_SAFE_MODE_RESTART= firefox'],
    ['an inherited name', 'chromium --constructor'],
    ['nothing', ''],
  ])('not %s', (_name, line) => {
    expect(found(line)).toEqual([]);
  });
});

describe('a shortcut of Linux', () => {
  it('counts each of its commands, also those of its actions', () => {
    const text =
      '[Desktop Entry]\nName=Интернет\nExec=chromium %U\n\n[Desktop Action x]\nExec = chromium --disable-extensions\n';
    expect(desktopFindings(text)).toHaveLength(1);
    expect(desktopFindings('Comment=chromium --disable-extensions\nExec=chromium\n')).toEqual([]);
  });
});

describe('a script', () => {
  const lines = (text: string, browser: 'chromium' | null = null): string[] =>
    scriptFindings(text, browser).map(({ browser: its, switch: one }) => `${its} ${one}`);

  it.each([
    ['export CHROMIUM_FLAGS="$CHROMIUM_FLAGS --disable-extensions"', ['chromium --disable-extensions']],
    ['CHROMIUM_USER_FLAGS=--disable-extensions', ['chromium --disable-extensions']],
    ["alias chromium='chromium --disable-extensions'", ['chromium --disable-extensions']],
    ['export MOZ_SAFE_MODE_RESTART=1', ['firefox MOZ_SAFE_MODE_RESTART']],
    ['start "" "chrome.exe" --disable-extensions', ['chrome --disable-extensions']],
    ['# export CHROMIUM_FLAGS=--disable-extensions', []],
    ['REM start chrome.exe --disable-extensions', []],
    ["alias code='code --disable-extensions'", []],
    ['export CHROMIUM_FLAGS="--enable-gpu-rasterization"', []],
  ])('%s', (text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it('of a browser needs no name in the line', () => {
    expect(lines('--disable-extensions\n--start-maximized\n', 'chromium')).toEqual(['chromium --disable-extensions']);
    expect(lines('--disable-extensions')).toEqual([]);
  });
});

it('a path in the middle of a word is no browser', () => {
  expect(['chromium-reader', 'firefoxes', '/opt/chrome/', 'my.chrome'].map(browserOf)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
