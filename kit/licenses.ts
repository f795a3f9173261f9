import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** File in the built extension and the kit with the licences of Dezhurny and of every bundled library. */
export const licensesFile = 'licenses.txt';

/** Package of the WXT repository that is published with a licence text. */
const sameRepository = '@wxt-dev/webextension-polyfill';

/** Packages published without a licence text, with the package of the same repository that has it. */
const textElsewhere: Record<string, string> = {
  '@wxt-dev/browser': sameRepository,
  '@wxt-dev/i18n': sameRepository,
  wxt: sameRepository,
};

/** Collects the packages whose code is in a build, and returns their licence texts. */
export class BundledPackages {
  /** Package folders by package name. */
  readonly #folders = new Map<string, string>();

  /** Return a Vite plugin that records the package of every module left after tree shaking. */
  plugin(): Plugin {
    return {
      name: 'bundled-packages',
      generateBundle: (_options, bundle) => {
        for (const output of Object.values(bundle)) {
          if (output.type !== 'chunk') continue;
          for (const [id, { renderedLength }] of Object.entries(output.modules)) if (renderedLength > 0) this.#add(id);
        }
      },
    };
  }

  /**
   * Return the text of {@link licensesFile}: Dezhurny, then one section per package, sorted by name.
   * @param root of the repository
   * @throws Error if a package has no licence text
   */
  text(root: string): string {
    const sections = [...this.#folders]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, folder]) => section(name, folder));
    return ['==== Dezhurny (MIT) ====\n', readFileSync(join(root, 'LICENSE'), 'utf8'), ...sections].join('\n');
  }

  #add(id: string): void {
    const [, folder, name] = /^\0?(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/.exec(id) ?? [];
    if (folder && name) this.#folders.set(name.replace('\\', '/'), folder);
  }
}

function section(name: string, folder: string): string {
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const from = textElsewhere[name] ? join(folder, ...name.split('/').map(() => '..'), textElsewhere[name]) : folder;
  const files = readdirSync(from).filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file));
  if (files.length === 0) throw new Error(`${name} has no licence text in ${from}`);
  const texts = files.sort().map((file) => readFileSync(join(from, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const source = `https://www.npmjs.com/package/${name}/v/${version}`;
  return `==== ${name} ${version} (${license}) ====\nSource code: ${source}\n\n${texts.join('\n\n')}\n`;
}
