import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Folders whose code makes pages of the extension or of the kit. */
const folders = ['components', 'entrypoints', 'kit', 'public'];

test('no page has a field whose text a browser’s password manager keeps', () => {
  const found = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|html|js)$/.test(name))
      .filter((name) =>
        /type\s*[=:]\s*[{]?["'`]password|current-password|new-password/.test(readFileSync(join(folder, name), 'utf8')),
      )
      .map((name) => join(folder, name)),
  );
  expect(found).toEqual([]);
});
