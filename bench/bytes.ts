import { globSync, readFileSync, statSync } from 'node:fs';
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { Figure } from '../harness/figure.ts';
import { workerBytes } from './worker-script.ts';

const FOLDER = '.output/chrome-mv3';

/** Bytes that a ZIP file adds: per file two headers (each also holds the name), and once at the end. */
const HEADERS = 30 + 46;
const END = 22;

/** Measure the bytes injected into a page, of the package that every PC downloads, and of the worker's script. */
export function benchBytes(): Figure[] {
  const script = gzipSync(readFileSync(`${FOLDER}/content-scripts/messenger.js`), { level: 9 }).length;
  const files = globSync('**/*', { cwd: FOLDER }).filter((name) => statSync(`${FOLDER}/${name}`).isFile());
  const zipped = files.map(
    (name) => deflateRawSync(readFileSync(`${FOLDER}/${name}`), { level: 9 }).length + HEADERS + 2 * name.length,
  );
  const whole = zipped.reduce((sum, size) => sum + size, END);
  return [
    { name: 'banner script, gzipped', value: script / 1024, unit: 'KiB', goal: { most: 16 } },
    { name: 'whole extension, zipped', value: whole / 1000, unit: 'kB', goal: { most: 420 } },
    {
      name: 'script that a start of the worker reads',
      value: workerBytes(FOLDER) / 1000,
      unit: 'kB',
      goal: { most: 40 },
    },
  ];
}
