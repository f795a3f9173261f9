import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { windowsUsers } from './homes.ts';
import {
  browserOf,
  commandFindings,
  type LaunchFinding,
  scriptFindings,
  switchesIn,
  wordsOf,
} from './launch-switches.ts';
import type { Launch } from './launches.ts';
import { readShortcut } from './shortcut.ts';

/** Folders of shortcuts below the profile of a user; `Public` and `Default` are among the profiles. */
const userFolders = [
  ...['Desktop', 'OneDrive\\Desktop', 'Рабочий стол'],
  'AppData\\Roaming\\Microsoft\\Windows\\Start Menu',
  'AppData\\Roaming\\Microsoft\\Internet Explorer\\Quick Launch',
];

/** Keys with commands that start a browser: of the default browser, of links, and at sign-in. */
const commandKeys = [
  ...['SOFTWARE\\Clients\\StartMenuInternet', 'SOFTWARE\\WOW6432Node\\Clients\\StartMenuInternet'],
  ...['ChromeHTML', 'ChromiumHTM', 'MSEdgeHTM', 'YandexHTML', 'http', 'https'].map(
    (name) => `SOFTWARE\\Classes\\${name}\\shell\\open\\command`,
  ),
  'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run',
];

/** A process query whose output has one command line a line. */
const processQuery =
  '[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-CimInstance Win32_Process | ForEach-Object { $_.CommandLine }';

/** Runs a command and returns its output. */
type Run = (command: string, words: readonly string[]) => string;

/** Find shortcuts, registry commands and running processes that start a browser without the extension. */
export function windowsLaunches(run: Run): Launch[] {
  const folders = windowsUsers().flatMap((user) => userFolders.map((folder) => join(user, folder)));
  const menu = join(process.env.PROGRAMDATA ?? 'C:\\ProgramData', 'Microsoft\\Windows\\Start Menu');
  return [
    ...[...folders, menu].flatMap(shortcutsIn).flatMap(shortcutLaunches),
    ...['HKLM', 'HKCU'].flatMap((hive) =>
      commandKeys.flatMap((key) => registryLaunches(run('reg', ['query', `${hive}\\${key}`, '/s']))),
    ),
    ...processLaunches(run('powershell', ['-NoProfile', '-Command', processQuery])),
  ];
}

function shortcutLaunches(path: string): Launch[] {
  try {
    const found = /\.lnk$/i.test(path)
      ? shortcutFindings(readFileSync(path))
      : scriptFindings(readFileSync(path, 'utf8'), null);
    return found.map((one) => ({ ...one, kind: 'shortcut', place: path }));
  } catch {
    return []; // not readable for this user
  }
}

/** Find the switches in a `.lnk` file that starts a browser, or a shell that starts one. */
export function shortcutFindings(file: Uint8Array): LaunchFinding[] {
  const shortcut = readShortcut(file);
  if (!shortcut) return [];
  const words = wordsOf(shortcut.words);
  const browser = shortcut.targets.map(browserOf).find((found) => found !== null);
  return browser ? switchesIn(browser, words) : commandFindings(['cmd', ...words]);
}

/** Find the switches in the commands that `reg query /s` prints. */
export function registryLaunches(text: string): Launch[] {
  let key = '';
  return text.split(/\r?\n/).flatMap((line): Launch[] => {
    if (line.startsWith('HKEY_')) key = line.trimEnd();
    const command = line.match(/^ {4}.+? {4}REG_(?:EXPAND_)?SZ {4}(.*)$/)?.[1];
    if (command === undefined) return [];
    return commandFindings(wordsOf(command)).map((found) => ({ ...found, kind: 'registry', place: key }));
  });
}

/** Find the switches in command lines of processes, one a line. Processes of pages repeat some switches of their browser. */
export function processLaunches(text: string): Launch[] {
  const lines = text.split(/\r?\n/).filter((line) => !/\s(?:--type=|-contentproc\b)/.test(line));
  return lines.flatMap((line) =>
    commandFindings(wordsOf(line)).map((found): Launch => ({ ...found, kind: 'process', place: '' })),
  );
}

/** List the shortcuts and batch files of a folder, and of the folders below it in menus; a desktop may hold anything. */
function shortcutsIn(folder: string): string[] {
  try {
    const found = readdirSync(folder, { recursive: /(?:Start Menu|Quick Launch)$/.test(folder), encoding: 'utf8' });
    return found.filter((name) => /\.(?:lnk|bat|cmd)$/i.test(name)).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
