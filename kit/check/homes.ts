import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Return the names in a folder, sorted; none if it is not there or this user may not read it. */
export function namesIn(folder: string, recursive = false): string[] {
  try {
    return existsSync(folder) ? readdirSync(folder, { recursive, encoding: 'utf8' }).sort() : [];
  } catch {
    return [];
  }
}

/** Return the home folders of Linux users below a root. A user of a domain has one below the folder of the domain. */
export function homesOf(root: string): string[] {
  const inHome = namesIn(join(root, 'home')).map((name) => `home/${name}`);
  return ['root', ...inHome, ...inHome.flatMap((home) => namesIn(join(root, home)).map((name) => `${home}/${name}`))];
}

/** Return the profile folders of the users of this Windows PC; `Public` and `Default` are among them. */
export function windowsUsers(): string[] {
  const folder = join(process.env.PUBLIC ?? 'C:\\Users\\Public', '..');
  return namesIn(folder).map((user) => join(folder, user));
}
