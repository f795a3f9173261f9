import { deflateRawSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtFiles, type Engine, engines, readBuilt } from './built.ts';

/** Bytes of a file in a ZIP archive besides its contents: two headers with its name. */
const ZIP_HEADERS = 30 + 46;

/** Files that only the administrator's page loads, and the texts, most of which are its texts. */
const ADMIN_FILES = /^(options\.html|chunks\/options-.*|assets\/options-.*|_locales\/.*)$/;

test.each(engines)('%s: the script on a messenger’s page is at most 16 kB gzipped', (engine) => {
  expect(gzipSync(readBuilt(engine, 'content-scripts/messenger.js'), { level: 9 }).length).toBeLessThanOrEqual(
    16 * 1024,
  );
});

test.each(engines)('%s: the script on a messenger’s page contains no hash chain', (engine) => {
  expect(readBuilt(engine, 'content-scripts/messenger.js').toString()).not.toContain('dezhurny:link:');
});

test.each(engines)(
  '%s: without the administrator’s page and the texts the extension is at most 173 kB zipped',
  (engine) => {
    const others = builtFiles(engine).filter((file) => !ADMIN_FILES.test(file));
    expect(zippedSize(engine, others)).toBeLessThanOrEqual(173_000);
  },
);

test.each(engines)('%s: the whole extension is at most 350 kB zipped', (engine) => {
  expect(zippedSize(engine, builtFiles(engine))).toBeLessThanOrEqual(350_000);
});

function zippedSize(engine: Engine, files: readonly string[]): number {
  const zipped = files.map((file) => deflateRawSync(readBuilt(engine, file)).length + 2 * file.length + ZIP_HEADERS);
  return zipped.reduce((sum, bytes) => sum + bytes, 0);
}
