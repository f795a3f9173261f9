import { describe, expect, it } from 'vitest';
import { processLaunches, registryLaunches, shortcutFindings } from '../../../kit/check/windows-launches.ts';

const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';

/** Texts of a shortcut; the target is written as the path of LinkInfo, or as the relative path. */
interface Parts {
  target?: string;
  relative?: string;
  words?: string;
  unicode?: boolean;
  idList?: boolean;
}

/** Write a `.lnk` file (https://learn.microsoft.com/openspecs/windows_protocols/ms-shllink). */
function shortcut({ target, relative, words, unicode = true, idList = true }: Parts): Buffer {
  const header = Buffer.alloc(0x4c);
  header.writeUInt32LE(0x4c, 0);
  const flags = [idList, target, true, relative, false, words, false, unicode];
  header.writeUInt32LE(
    flags.reduce<number>((sum, on, bit) => sum + (on ? 2 ** bit : 0), 0),
    20,
  );
  const text = (value: string): Buffer => {
    const size = Buffer.alloc(2);
    size.writeUInt16LE(value.length);
    return Buffer.concat([size, Buffer.from(value, unicode ? 'utf16le' : 'latin1')]);
  };
  return Buffer.concat([
    header,
    ...(idList ? [Buffer.from([3, 0, 1, 2, 3])] : []),
    ...(target ? [linkInfo(target)] : []),
    text('Описание'.slice(0, unicode ? 8 : 0)),
    ...(relative ? [text(relative)] : []),
    ...(words ? [text(words)] : []),
  ]);
}

function linkInfo(path: string): Buffer {
  const info = Buffer.alloc(28 + path.length + 1);
  info.writeUInt32LE(info.length, 0);
  info.writeUInt32LE(28, 4);
  info.writeUInt32LE(1, 8);
  info.writeUInt32LE(28, 16);
  info.write(path, 28, 'latin1');
  return info;
}

describe('a shortcut of Windows', () => {
  const found = (parts: Parts): string[] =>
    shortcutFindings(shortcut(parts)).map(({ browser, switch: one }) => `${browser} ${one}`);

  it.each<[string, Parts, string[]]>([
    ['with the switch', { target: chrome, words: '--disable-extensions' }, ['chrome --disable-extensions']],
    [
      'without a list of ids',
      { target: chrome, words: '--disable-extensions', idList: false },
      ['chrome --disable-extensions'],
    ],
    ['of ANSI texts', { target: chrome, words: '-disable-extensions', unicode: false }, ['chrome -disable-extensions']],
    [
      'with a relative path alone',
      { relative: '..\\..\\Mozilla Firefox\\firefox.exe', words: '-safe-mode' },
      ['firefox -safe-mode'],
    ],
    [
      'of a shell',
      { target: 'C:\\Windows\\System32\\cmd.exe', words: '/c start chrome.exe --disable-extensions' },
      ['chrome --disable-extensions'],
    ],
    ['without the switch', { target: chrome, words: '--profile-directory=Default' }, []],
    ['without arguments', { target: chrome }, []],
    ['of another program', { target: 'C:\\Code\\code.exe', words: '--disable-extensions' }, []],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });

  it('that is cut off anywhere, or another file, has no switch and throws nothing', () => {
    const whole = shortcut({ target: chrome, words: '--disable-extensions' });
    for (let size = 0; size < whole.length; size++)
      expect(() => shortcutFindings(whole.subarray(0, size))).not.toThrow();
    expect(shortcutFindings(Buffer.from('#!/bin/sh'))).toEqual([]);
  });
});

it('a command in the registry is named with its key', () => {
  const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes\\ChromeHTML\\shell\\open\\command';
  const text = `\r\n${key}\r\n    (Default)    REG_SZ    "${chrome}" --disable-extensions --single-argument %1\r\n`;
  expect(registryLaunches(text)).toMatchObject([
    { browser: 'chrome', switch: '--disable-extensions', kind: 'registry', place: key },
  ]);
  expect(registryLaunches(text.replace(' --disable-extensions', ''))).toEqual([]);
});

it('a running browser counts, its processes of pages do not', () => {
  const lines = [`"${chrome}" --disable-extensions`, `"${chrome}" --type=renderer --disable-extensions`, ''];
  expect(processLaunches(lines.join('\r\n'))).toHaveLength(1);
  expect(processLaunches(`"${chrome}"\r\n`)).toEqual([]);
});
