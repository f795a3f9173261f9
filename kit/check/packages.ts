import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from '../addresses.ts';
import { codebaseIn } from '../updates.ts';
import type { BrowserReport } from './report.ts';

/**
 * Compare the packages of a kit without a server with their copies on this PC.
 * @param out folder of the kit
 * @param root of the file system of a Linux PC
 * @returns nothing for a kit with a server
 */
export function checkPackages(out: string, isWindows: boolean, root: string): BrowserReport[] {
  const own = join(out, isWindows ? 'windows' : 'linux', 'packages');
  if (!existsSync(own)) return [];
  const address = codebaseIn(readFileSync(join(own, 'updates.xml'), 'utf8')) ?? '';
  const folder = folderOf(address.slice(0, address.lastIndexOf('/') + 1));
  const place = isWindows ? folder : join(root, folder);
  const remarks = [
    ...readdirSync(own).flatMap((name) => remarksOn(join(own, name), join(place, name))),
    ...(isWindows ? [] : [place, ...filesIn(place)].flatMap(modeRemarks)),
  ];
  return [{ name: 'Пакеты расширения', place, differences: [], isUntouched: false, remarks }];
}

function remarksOn(own: string, copy: string): string[] {
  if (!existsSync(copy)) return [`${copy}: пакета нет, поставьте его (setup или install)`];
  return readFileSync(own).equals(readFileSync(copy)) ? [] : [`${copy}: не тот пакет, поставьте его ещё раз`];
}

const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];

/** Everyone has to read a package, and the administrator alone may replace it. */
function modeRemarks(path: string): string[] {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) return [];
  return [
    ...((mode & 0o004) === 0
      ? [`${path}: браузер обычного пользователя его не прочитает; sudo chmod o+rX ${path}`]
      : []),
    ...((mode & 0o022) !== 0 ? [`${path}: может изменить не только администратор; sudo chmod go-w ${path}`] : []),
  ];
}
