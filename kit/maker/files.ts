import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Files } from '../archive.ts';
import { BundledPackages, licensesFile } from '../licenses.ts';
import { bundle } from './bundle.mjs';
import { commandsOfKit } from './packages.mjs';
import { readyFolder, sourcesFile } from './ready-build.ts';

/** What the kit maker is made of. */
export interface MakerParts {
  /** Checkout with packages. */
  root: string;
  /** Built extension, by browser family. */
  built: Readonly<Record<'chromium' | 'firefox', Files>>;
  /** ZIP of the sources. */
  sources: Uint8Array;
}

/**
 * Return the files of the kit maker by path: the commands of an administrator, each in one file that Node 20 runs without
 * packages, the built extension, the documents, and the sources for a school's own rules.
 */
export async function makerFiles({ root, built, sources }: MakerParts): Promise<Files> {
  const { version, license, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const scripts = Object.fromEntries(commandsOfKit.map((name) => [name, `node ${name}.mjs`]));
  const about = { name: 'dezhurny-kit', version, private: true, license, engines, scripts };
  const documents = globSync(['docs/*.md', 'docs/{schema,policy,images}/**/*.*', 'LICENSE'], { cwd: root });
  const extension = Object.entries(built).map(([engine, files]) => under(`${readyFolder}/${engine}`, files));
  return {
    ...(await commandFiles(root)),
    ...Object.fromEntries(documents.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path))])),
    ...Object.assign({}, ...extension),
    [sourcesFile]: sources,
    'package.json': Buffer.from(`${JSON.stringify(about, null, 2)}\n`),
    'README.md': Buffer.from(readme(version)),
  };
}

/** Bundle the commands. @returns them with the licence texts of the packages in them */
async function commandFiles(root: string): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-maker-'));
  const packages = new BundledPackages();
  try {
    const paths = commandsOfKit.map((name) => join(folder, `${name}.mjs`));
    for (const [at, name] of commandsOfKit.entries()) await bundle(name, paths[at] ?? '', [packages.plugin()]);
    const files = paths.map((path): [string, Uint8Array] => [basename(path), readFileSync(path)]);
    return { ...Object.fromEntries(files), [licensesFile]: Buffer.from(packages.text(root)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function under(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`${folder}/${path}`, bytes]));
}

const readme = (version: string): string => `# Комплект «Дежурного» ${version}

Нужен Node 20 или новее. Больше ничего не устанавливается.

\`\`\`
npm run kit                          # вопросы в терминале, ответы записываются в kit.json
npm run kit -- --config kit.json     # потом без вопросов
\`\`\`

Результат — папка \`.output/kit\`, начните с \`index.html\`. Дальше — docs/install.md: раздать, поставить, проверить.

Новая версия: распакуйте её архив рядом и перенесите туда \`kit.json\`, \`kit.lock.json\` и \`.output/kit\`.

Свой порядок и свои правила (\`regulation\`, \`rules\` в kit.json) требуют сборки: команда сама распакует \`sources.zip\` в папку
\`sources\` и установит там пакеты npm (около 120 МБ, нужна сеть).

---

An administrator makes the files for a school's PCs with this folder; Node 20 or newer is all it needs. Own rules need a
build from \`sources.zip\`, which the command unpacks by itself.
`;
