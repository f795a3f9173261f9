import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isNewerFile } from '../../../../core/export/file-version.ts';
import { entryVersions } from '../../../../core/journal/entry.ts';
import { isNewerEntry, isNewerSeal } from '../../../../core/journal/format-versions.ts';
import { verifyBytes } from '../../../../core/verify/verify-bytes.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';

const folder = fileURLToPath(new URL('../../../fixtures/formats/', import.meta.url));
const stored = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

describe('stored files of every version', () => {
  it('exist', () => expect(stored.length).toBeGreaterThan(0));

  it.each(stored)('the current reader finds %s intact', async (name) => {
    expect(await verifyBytes(readFileSync(join(folder, name)), isSigned)).toMatchObject({ intact: true });
  });
});

it.each(Object.entries(entryVersions))(
  'the schemas of %s are its own, one for each version from 1',
  (kind, schemas) => {
    const versions = schemas.map(({ shape }) => [shape.kind.def.values[0], shape.v.def.values[0]]);
    expect(versions).toEqual(schemas.map((_, i) => [kind, i + 1]));
  },
);

describe('a version above the known one is newer', () => {
  it.each([
    [{ v: 1, kind: 'incident' }, false],
    [{ v: 2, kind: 'incident' }, true],
    [{ v: 2, kind: 'note' }, false],
    [{ v: 3, kind: 'note' }, true],
    [{ v: 3, kind: 'attempt' }, true],
    [{ v: 1, kind: 'attempt' }, false],
    [{ v: 1.5, kind: 'incident' }, false],
    [{ v: '2', kind: 'incident' }, false],
    [{ v: 3, kind: 'constructor' }, true],
    [null, false],
  ])('in entry %j: %s', (raw, isNewer) => {
    expect(isNewerEntry(raw)).toBe(isNewer);
  });

  it('in a seal and a file', () => {
    expect([{ v: 1 }, { v: 2 }].map(isNewerSeal)).toEqual([false, true]);
    expect([2, 3].map((version) => isNewerFile({ format: 'dezhurny-journal', version }))).toEqual([false, true]);
    expect(isNewerFile({ format: 'another', version: 3 })).toBe(false);
  });
});
