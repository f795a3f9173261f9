import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, zipFiles } from '../archive.ts';
import { checkConfig } from '../config.ts';
import { listingFiles } from '../store-texts.ts';

/** What is uploaded to the stores. */
export interface StorePackages {
  chromium: Uint8Array;
  firefox: Uint8Array;
  /** Sources for Mozilla's reviewers. */
  sources: Uint8Array;
}

/**
 * Return a ZIP with all that the forms of the stores ask for: packages, texts and reasons in Russian and English, the privacy
 * statement, pictures. The regulation of a school comes by its policy, so that one listing serves all schools.
 * @param root of the repository
 */
export function storeZip(root: string, version: string, { chromium, firefox, sources }: StorePackages): Uint8Array {
  const config = checkConfig({ server: 'file:' }, { name: 'kit.json', folder: root });
  const pictures = globSync('docs/images/*.png', { cwd: root }).filter((path) => !path.includes('popup'));
  const files: Files = {
    ...Object.fromEntries(
      Object.entries(listingFiles(config, { version, sources })).map(([path, text]) => [path, Buffer.from(text)]),
    ),
    [`stores/chrome/dezhurny-${version}.zip`]: chromium,
    [`stores/edge/dezhurny-${version}.zip`]: chromium,
    [`stores/firefox/dezhurny-${version}.xpi`]: firefox,
    [`stores/firefox/sources-${version}.zip`]: sources,
    ...Object.fromEntries(pictures.sort().map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path))])),
  };
  return zipFiles(files);
}
