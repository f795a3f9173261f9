// Plain JavaScript: scripts/launch.mjs uses it where Node is too old to run TypeScript.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const folder = dirname(fileURLToPath(import.meta.url));
const root = join(folder, '..', '..');

/** Puts the text of a file in the place of a call that reads it beside the module. */
const readFiles = {
  name: 'read-files',
  transform(code, id) {
    const call = /readFileSync\(\s*new URL\(\s*['"]([^'"]+)['"],\s*import\.meta\.url\s*\),\s*['"]utf8['"]\s*\)/g;
    return code.replaceAll(call, (_call, path) => JSON.stringify(readFileSync(join(dirname(id), path), 'utf8')));
  },
};

/**
 * Bundle a command with its packages into one file that Node 20 runs.
 * @param {string} command name of the file in scripts/, without `.ts`
 * @param {string} file path of the output
 * @param {import('vite').Plugin[]} [plugins]
 */
export async function bundle(command, file, plugins = []) {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    oxc: false, // it wants the tsconfig.json that WXT writes; the bundler strips types as well
    plugins: [readFiles, ...plugins],
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'scripts', `${command}.ts`),
      target: 'node20',
      outDir: dirname(file),
      emptyOutDir: false,
      rolldownOptions: {
        tsconfig: false,
        output: {
          entryFileNames: basename(file),
          codeSplitting: false,
          banner: readFileSync(join(folder, 'old-node.mjs'), 'utf8'),
        },
      },
    },
  });
}
