import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The two built extensions, as they are released. */
export const built = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' } as const;
export type Engine = keyof typeof built;
export const engines = Object.keys(built) as Engine[];

/** Read a file of a built extension. @throws an error with instructions if there is no build */
export function readBuilt(engine: Engine, file: string): Buffer {
  const path = join(built[engine], file);
  if (!existsSync(path)) throw new Error(`${path} is not there: build both first (npm test does)`);
  return readFileSync(path);
}

/** Return the names of all files of a built extension. */
export function builtFiles(engine: Engine): string[] {
  readBuilt(engine, 'manifest.json');
  const entries = readdirSync(built[engine], { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(built[engine].length + 1));
}
