import { deflateRawSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtFiles, type Engine, engines, readBuilt } from './built.ts';

/** Bytes of a file in a ZIP archive besides its contents: two headers with its name. */
const ZIP_HEADERS = 30 + 46;

/** Files that only the administrator's page loads, and the texts, most of which are its texts. */
const ADMIN_FILES = /^(options\.html|chunks\/(?:options|docx|zip)-.*|assets\/options-.*|_locales\/.*)$/;

test.each(engines)('%s: the script on a messenger’s page is at most 16 KiB gzipped', (engine) => {
  expect(gzipSync(readBuilt(engine, 'content-scripts/messenger.js'), { level: 9 }).length).toBeLessThanOrEqual(
    16 * 1024,
  );
});

test.each(engines)('%s: the script on a messenger’s page contains no hash chain', (engine) => {
  expect(readBuilt(engine, 'content-scripts/messenger.js').toString()).not.toContain('dezhurny:link:');
});

test.each(engines)(
  '%s: without the administrator’s page and the texts the extension is at most 181.6 kB zipped',
  (engine) => {
    const others = builtFiles(engine).filter((file) => !ADMIN_FILES.test(file));
    expect(zippedSize(engine, others)).toBeLessThanOrEqual(181_600);
  },
);

test.each(engines)(
  '%s: before its first paint the popup loads at most 50 kB of script, no store and no schema',
  (engine) => {
    const first = [
      ...readBuilt(engine, 'popup.html')
        .toString()
        .matchAll(/"\/(chunks\/[^"]+)"/g),
    ].map(([, file]) => readBuilt(engine, file ?? '').toString());
    expect(first.join('').length).toBeLessThanOrEqual(50_000);
    expect(first.filter((text) => /indexedDB|ZodError/.test(text))).toEqual([]);
  },
);

/** The writer of DOCX, which the administrator's page loads when it is first asked for a file. */
const DOCX_WRITER = /^chunks\/docx-/;

test.each(engines)(
  '%s: without the writer of DOCX the extension is at most 350 kB zipped, the writer 70 kB',
  (engine) => {
    const files = builtFiles(engine);
    const writer = files.filter((file) => DOCX_WRITER.test(file));
    expect(writer).toHaveLength(1);
    expect(zippedSize(engine, writer)).toBeLessThanOrEqual(70_000);
    const others = files.filter((file) => !DOCX_WRITER.test(file));
    expect(zippedSize(engine, others)).toBeLessThanOrEqual(350_000);
  },
);

test.each(engines)('%s: only the administrator’s page loads the writer of DOCX, and not at once', (engine) => {
  const [writer = ''] = builtFiles(engine).filter((file) => DOCX_WRITER.test(file));
  const name = writer.replace('chunks/', '');
  const naming = builtFiles(engine).filter((file) => file !== writer && readBuilt(engine, file).includes(name));
  expect(naming).toEqual([expect.stringMatching(/^chunks\/options-/)]);
  expect(readBuilt(engine, naming[0] ?? '').toString()).toMatch(new RegExp(`import\\(["\`']\\./${name}`));
});

function zippedSize(engine: Engine, files: readonly string[]): number {
  const zipped = files.map((file) => deflateRawSync(readBuilt(engine, file)).length + 2 * file.length + ZIP_HEADERS);
  return zipped.reduce((sum, bytes) => sum + bytes, 0);
}
