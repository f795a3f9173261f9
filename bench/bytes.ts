import { globSync, readFileSync, statSync } from 'node:fs';
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { Figure } from '../harness/figure.ts';

const FOLDER = '.output/chrome-mv3';

/** What a ZIP file adds to each file it holds (two headers, each with the name), and once at its end. */
const HEADERS = 30 + 46;
const END = 22;

/** How much is put into a page, and how much is carried to every PC. */
export function benchBytes(): Figure[] {
  const script = gzipSync(readFileSync(`${FOLDER}/content-scripts/messenger.js`), { level: 9 }).length;
  const files = globSync('**/*', { cwd: FOLDER }).filter((name) => statSync(`${FOLDER}/${name}`).isFile());
  const zipped = files.map(
    (name) => deflateRawSync(readFileSync(`${FOLDER}/${name}`), { level: 9 }).length + HEADERS + 2 * name.length,
  );
  const whole = zipped.reduce((sum, size) => sum + size, END);
  return [
    { name: 'banner script, gzipped', value: script / 1000, unit: 'kB', goal: { most: 16 } },
    { name: 'whole extension, zipped', value: whole / 1000, unit: 'kB', goal: { most: 250 } },
  ];
}
