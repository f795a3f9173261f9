import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { storeZip } from '../../../../kit/release/store-zip.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('a release has all that the forms of the stores ask for', () => {
  const packages = { chromium: bytes('chromium'), firefox: bytes('firefox'), sources: bytes('sources') };
  const files = unzipSync(storeZip(process.cwd(), '1.2.3', packages));
  expect(Object.keys(files).sort()).toEqual(
    [
      ...['banner', 'first-run', 'report'].flatMap((name) => [
        `docs/images/${name}.en.png`,
        `docs/images/${name}.ru.png`,
      ]),
      ...['chrome', 'edge', 'firefox'].flatMap((store) => [
        `stores/${store}/listing.en.md`,
        `stores/${store}/listing.md`,
      ]),
      'stores/chrome/dezhurny-1.2.3.zip',
      'stores/edge/dezhurny-1.2.3.zip',
      'stores/firefox/dezhurny-1.2.3.xpi',
      'stores/firefox/sources-1.2.3.zip',
      'stores/privacy.en.md',
      'stores/privacy.md',
    ].sort(),
  );
  const text = (path: string): string => strFromU8(files[path] ?? new Uint8Array());
  expect(text('stores/firefox/dezhurny-1.2.3.xpi')).toBe('firefox');
  expect(text('stores/firefox/listing.md')).toContain('sources-1.2.3.zip');
  expect(text('stores/chrome/listing.md')).toContain('dezhurny-1.2.3.zip');
});
