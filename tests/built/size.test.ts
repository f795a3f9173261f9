import { deflateRawSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtFiles, engines, readBuilt } from './built.ts';

/** Bytes of a file in a ZIP archive besides its contents: two headers with its name. */
const ZIP_HEADERS = 30 + 46;

test.each(engines)('%s: the script on a messenger’s page is at most 16 kB gzipped', (engine) => {
  expect(gzipSync(readBuilt(engine, 'content-scripts/messenger.js'), { level: 9 }).length).toBeLessThanOrEqual(
    16 * 1024,
  );
});

test.each(engines)('%s: the script on a messenger’s page contains no hash chain', (engine) => {
  expect(readBuilt(engine, 'content-scripts/messenger.js').toString()).not.toContain('dezhurny:link:');
});

test.each(engines)('%s: the whole extension is at most 297 kB zipped', (engine) => {
  const zipped = builtFiles(engine).map(
    (file) => deflateRawSync(readBuilt(engine, file)).length + 2 * file.length + ZIP_HEADERS,
  );
  expect(zipped.reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(297_000);
});
