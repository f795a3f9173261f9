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
   * Return the text of {@link licensesFile}: each distinct licence text once, under the packages that it covers with their
   * copyright lines. MIT and ISC ask for the copyright notice and the permission notice, not for one copy a package:
   * https://spdx.org/licenses/MIT.html
   * @param root of the repository
   * @throws Error if a package has no licence text
   */
  text(root: string): string {
    const own: LicenceText = {
      ...splitText(readFileSync(join(root, 'LICENSE'), 'utf8')),
      ...{ licence: 'MIT', covers: 'Dezhurny' },
    };
    const packages = [...this.#folders].sort(([a], [b]) => (a < b ? -1 : 1));
    const texts = [own, ...packages.flatMap(([name, folder]) => textsOf(name, folder))];
    return [...Map.groupBy(texts, ({ body }) => oneLine(body)).values()].map(section).join('\n');
  }

  #add(id: string): void {
    const [, folder, name] = /^\0?(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/.exec(id) ?? [];
    if (folder && name) this.#folders.set(name.replace('\\', '/'), folder);
  }
}

/** A licence text of a package, its copyright lines apart. */
interface LicenceText {
  /** SPDX identifier of package.json. */
  licence: string;
  /** The package, its version and where its source code is. */
  covers: string;
  copyrights: readonly string[];
  body: string;
}

/** @throws Error if the package has no licence text */
function textsOf(name: string, folder: string): LicenceText[] {
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const from = textElsewhere[name] ? join(folder, ...name.split('/').map(() => '..'), textElsewhere[name]) : folder;
  const files = readdirSync(from).filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file));
  if (files.length === 0) throw new Error(`${name} has no licence text in ${from}`);
  const covers = `${name} ${version} — https://www.npmjs.com/package/${name}/v/${version}`;
  return files
    .sort()
    .map((file) => ({ licence: license, covers, ...splitText(readFileSync(join(from, file), 'utf8')) }));
}

/** Split a licence text into copyright lines and the rest, without a title, which is the name of the licence. */
function splitText(text: string): Pick<LicenceText, 'copyrights' | 'body'> {
  const lines = text.replaceAll('\r\n', '\n').trim().split('\n');
  const isCopyright = (line: string): boolean => /^copyright\b.*\d{4}/i.test(line);
  const isTitle = (line: string): boolean => /^(the )?(mit|isc) license( \(mit\))?$/i.test(line.trim());
  const body = lines.filter((line) => !isCopyright(line) && !isTitle(line)).join('\n');
  return { copyrights: lines.filter(isCopyright), body: body.replaceAll(/\n{3,}/g, '\n\n').trim() };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

function section(texts: readonly LicenceText[]): string {
  const [{ licence, body } = { licence: '', body: '' }] = texts;
  const covered = texts.map(({ covers, copyrights }) => [covers, ...copyrights.map((line) => `  ${line}`)].join('\n'));
  return `==== ${licence} ====\n${covered.join('\n')}\n\n${body}\n`;
}
