import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a script names in `import … from`, `import` or `importScripts`. */
const imported = /\b(?:import|from)\s*["']([./][^"']*)["']|\bimportScripts\s*\(([^)]*)\)/g;

/**
 * Count the bytes of an extension's worker script and of all that it imports: Chromium reads them at each start.
 * @param folder of the unpacked extension
 * @returns 0 for an extension without a worker
 */
export function workerBytes(folder: string): number {
  const { background } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    background?: { service_worker?: string };
  };
  if (!background?.service_worker) return 0;
  const files = new Set([join(folder, background.service_worker)]);
  // A set that grows while it is read gives the new files too.
  for (const file of files) for (const name of importedBy(file, folder)) files.add(name);
  return [...files].reduce((sum, file) => sum + statSync(file).size, 0);
}

function importedBy(file: string, folder: string): string[] {
  const named = [...readFileSync(file, 'utf8').matchAll(imported)].flatMap(([, module, list]) =>
    module ? [module] : [...(list ?? '').matchAll(/["']([^"']+)["']/g)].map(([, one]) => one ?? ''),
  );
  const paths = named.map((name) => (name.startsWith('/') ? join(folder, name) : join(dirname(file), name)));
  return paths.filter((path) => existsSync(path)); // a comment may name a file too
}
