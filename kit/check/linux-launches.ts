import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserId } from '../browsers.ts';
import { homesOf, namesIn } from './homes.ts';
import { commandFindings, type LaunchFinding, scriptFindings, wordsOf } from './launch-switches.ts';
import type { Launch } from './launches.ts';

/** Folders of `.desktop` files of the system, and of one user below the home folder. */
const systemShortcuts = [
  ...['usr/share/applications', 'usr/local/share/applications', 'etc/xdg/autostart', 'etc/skel/Desktop'],
  ...['var/lib/snapd/desktop/applications', 'var/lib/flatpak/exports/share/applications'],
];
const homeShortcuts = [
  ...['.local/share/applications', '.config/autostart', 'Desktop', 'Рабочий стол'],
  // Panels of Xfce and MATE, and the desktop of Astra.
  ...['.config/xfce4/panel', '.config/mate/panel2.d', '.fly', 'Desktops'],
];

/** A desktop may hold anything; menus and panels have folders. */
const flatFolder = /\/(?:Desktop|Рабочий стол)$/;

/**
 * Files whose lines the wrapper of a package adds to the command line: of Debian (/etc/chromium.d), ALT and others
 * (/etc/chromium/default, /etc/default), and of Arch (`…-flags.conf`: https://wiki.archlinux.org/title/Chromium#Making_flags_persistent).
 */
const flagFolders = ['etc/chromium.d', 'etc/chromium', 'etc/chromium-browser', 'etc/default', 'etc/sysconfig', 'etc'];
const flagFiles: [RegExp, BrowserId][] = [
  [/^(?:.*\/)?etc\/chromium\.d\/(?!README)[^/]+$/, 'chromium'],
  [/\/(?:chromium|chromium-browser)\/default$|\/(?:default|sysconfig)\/chromium[^/]*$/, 'chromium'],
  [/\/(?:chromium|chromium-gost|chromium-browser)-flags\.conf$/, 'chromium'],
  [/\/(?:google-)?chrome(?:-stable)?-flags\.conf$/, 'chrome'],
  [/\/microsoft-edge(?:-stable)?-flags\.conf$/, 'edge'],
  [/\/yandex-browser(?:-stable|-corporate)?-flags\.conf$/, 'yandex'],
];

/** Files in which a line may set variables or aliases. */
const systemScripts = ['etc/environment', 'etc/profile', 'etc/bash.bashrc', 'etc/bashrc'];
const homeScripts = [
  '.profile',
  '.bash_profile',
  '.bashrc',
  '.bash_aliases',
  '.zshrc',
  '.xsessionrc',
  '.pam_environment',
];
const scriptFolders = ['etc/profile.d', 'etc/environment.d', 'usr/local/bin'];

/** Script files above this size are programs. */
const MAX_SCRIPT_BYTES = 64 * 1024;

/** Find shortcuts, flag files, scripts and running processes that start a browser without the extension. */
export function linuxLaunches(root: string): Launch[] {
  const homes = homesOf(root);
  const inHomes = (paths: readonly string[]): string[] =>
    homes.flatMap((home) => paths.map((path) => `${home}/${path}`));
  const folders = [...flagFolders, ...inHomes(['.config'])];
  const scripts = [
    ...[...systemScripts, ...inHomes(homeScripts)],
    ...[...scriptFolders, ...inHomes(['.config/environment.d', '.local/bin', 'bin'])].flatMap((one) =>
      filesIn(root, one),
    ),
  ];
  return [
    ...[...systemShortcuts, ...inHomes(homeShortcuts)].flatMap((folder) => shortcutsIn(root, folder)),
    ...folders.flatMap((folder) => filesIn(root, folder)).flatMap((path) => flagFile(root, path)),
    ...debianDefault(root),
    ...scripts.flatMap((path) => launches(`/${path}`, 'file', scriptFindings(textOf(join(root, path)), null))),
    ...namesIn(join(root, 'proc')).flatMap((name) => process(root, name)),
  ];
}

function shortcutsIn(root: string, folder: string): Launch[] {
  const names = namesIn(join(root, folder), !flatFolder.test(folder)).filter((name) => name.endsWith('.desktop'));
  const files = names.map((name) => `${folder}/${name}`);
  return files.flatMap((path) => launches(`/${path}`, 'shortcut', desktopFindings(textOf(join(root, path)))));
}

/** Find the switches of the commands of a `.desktop` file (https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html). */
export function desktopFindings(text: string): LaunchFinding[] {
  const commands = text.split(/\r?\n/).flatMap((line) => line.match(/^Exec\s*=\s*(.*)$/)?.[1] ?? []);
  return commands.flatMap((command) => commandFindings(wordsOf(command)));
}

function flagFile(root: string, path: string): Launch[] {
  const browser = flagFiles.find(([pattern]) => pattern.test(`/${path}`))?.[1];
  return browser ? launches(`/${path}`, 'file', scriptFindings(textOf(join(root, path)), browser)) : [];
}

/**
 * Debian's command `chromium`, a script, adds `--disable-extensions-except` if no file of /etc/chromium.d says
 * `--enable-remote-extensions`.
 */
function debianDefault(root: string): Launch[] {
  const wanted = '--enable-remote-extensions';
  if (!textOf(join(root, 'usr/bin/chromium')).includes(wanted)) return [];
  const flags = filesIn(root, 'etc/chromium.d').filter((path) => !path.endsWith('/README'));
  if (flags.some((path) => textOf(join(root, path)).includes(wanted))) return [];
  const effect = `его добавляет сам пакет, пока в этой папке нет ${wanted}: поставленное политикой выключено`;
  const found = { browser: 'chromium', switch: '--disable-extensions-except', effect } as const;
  return launches('/etc/chromium.d', 'file', [found]);
}

/** Look at the command line of a process, its words ended by zero bytes (https://man7.org/linux/man-pages/man5/proc_pid_cmdline.5.html). */
function process(root: string, name: string): Launch[] {
  if (!/^\d+$/.test(name)) return [];
  const words = textOf(join(root, 'proc', name, 'cmdline')).split('\0');
  const isChild = words.some((word) => word === '-contentproc' || /(?:^|\s)--type=/.test(word));
  return isChild ? [] : launches('', 'process', commandFindings(words.filter((word) => word !== '')));
}

function launches(place: string, kind: Launch['kind'], findings: readonly LaunchFinding[]): Launch[] {
  return findings.map((finding) => ({ ...finding, kind, place }));
}

function filesIn(root: string, folder: string): string[] {
  return namesIn(join(root, folder)).map((name) => `${folder}/${name}`);
}

/** Return the text of a small file; empty for anything else, or if this user may not read it. */
function textOf(path: string): string {
  try {
    const bytes = readFileSync(path);
    return bytes.length > MAX_SCRIPT_BYTES ? '' : bytes.toString('utf8');
  } catch {
    return '';
  }
}
