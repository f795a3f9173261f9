import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { jsonEqual } from '../../../../core/encoding/json-equal.ts';
import { sha256Base64url } from '../../../../core/encoding/sha256.ts';
import type { JournalFile } from '../../../../core/export/file-schema.ts';
import { isNewerFile } from '../../../../core/export/file-version.ts';
import { type DaySum, daySumText, daySumVersions, isNewerSum } from '../../../../core/journal/day-sum.ts';
import { type Entry, entrySchema, entryVersions } from '../../../../core/journal/entry.ts';
import { isNewerEntry, isNewerSeal } from '../../../../core/journal/format-versions.ts';
import { linkOf } from '../../../../core/journal/hash-chain.ts';
import { type Sealed, sealText, sealVersions } from '../../../../core/journal/seal.ts';
import { verifyBytes } from '../../../../core/verify/verify-bytes.ts';
import { hashOf } from '../../../../core/verify/verify-hash.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { exportedFrame } from '../../../fixtures/exported-journal.ts';
import { incident, incidentV1 } from '../../../fixtures/journal-rows.ts';

const folder = fileURLToPath(new URL('../../../fixtures/formats/', import.meta.url));
const storedIn = (pattern: string): string[] => globSync(pattern, { cwd: folder }).sort();
const files = storedIn('v*/*.json');
const bytesOf = (name: string): Buffer => readFileSync(join(folder, name));
const readJson = <T>(name: string): T => JSON.parse(bytesOf(name).toString());

const newestOf = (schemas: readonly { shape: { v: { def: { values: number[] } } } }[]): number =>
  schemas.at(-1)?.shape.v.def.values[0] ?? 0;

/** The first versions of kinds that were added above the newest version of their time. */
const firstVersions: Record<string, number> = { mistake: 4, arrival: 5, platform: 6 };

describe('the current reader', () => {
  it('has stored files', () => expect(files.length).toBeGreaterThan(0));

  it.each(files)('finds %s intact', async (name) => {
    expect(await verifyBytes(bytesOf(name), isSigned)).toMatchObject({ intact: true });
  });

  it('has a stored entry of every version of every kind', () => {
    const versions = Object.values(entryVersions).flatMap((schemas) =>
      schemas.map(({ shape }) => `entries/${shape.kind.def.values[0]}-${shape.v.def.values[0]}.json`),
    );
    expect(storedIn('entries/*.json')).toEqual(versions.sort());
    expect(storedIn('sums/*.json')).toEqual(daySumVersions.map(({ shape }) => `sums/${shape.v.def.values[0]}.json`));
    expect(storedIn('seals/*.json')).toEqual(sealVersions.map(({ shape }) => `seals/${shape.v.def.values[0]}.json`));
  });

  it.each(storedIn('entries/*.json'))('reads %s as it was written, with the same hash', (name) => {
    const { entry, hash } = readJson<{ entry: Entry; hash: string }>(name);
    expect(entrySchema.parse(entry)).toEqual(entry);
    expect([linkOf(null, entry), hashOf('dezhurny:link:1', null, entry)]).toEqual([hash, hash]);
  });

  it.each(storedIn('seals/*.json'))('reads %s as it was written, with the same signed text', (name) => {
    const { sealed, hash } = readJson<{ sealed: Sealed; hash: string }>(name);
    expect(sealVersions.some((schema) => jsonEqual(schema.safeParse(sealed).data, sealed))).toBe(true);
    expect([sha256Base64url(sealText(sealed)), hashOf('dezhurny:seal:1', sealed)]).toEqual([hash, hash]);
  });
});

describe('the current reader of day sums', () => {
  it.each(storedIn('sums/*.json'))('reads %s as it was written, with the same signed text', (name) => {
    const { sum, hash } = readJson<{ sum: DaySum; hash: string }>(name);
    expect(daySumVersions.some((schema) => jsonEqual(schema.safeParse(sum).data, sum))).toBe(true);
    expect([sha256Base64url(daySumText(sum)), hashOf('dezhurny:day-sum:1', sum)]).toEqual([hash, hash]);
  });
});

describe('the reader of the version before', () => {
  /** Mock the program without the newest version of each kind that has several, and without later kinds. */
  function mockVersionBefore(): void {
    const before = Object.values(entryVersions)
      .map((schemas) => (newestOf(schemas) > 1 ? schemas.slice(0, -1) : schemas))
      .filter((schemas) => schemas.length > 0);
    vi.resetModules();
    vi.doMock('../../../../core/journal/entry.ts', async (original) => ({
      ...(await original<object>()),
      entryVersions: Object.fromEntries(before.map((schemas) => [schemas[0]?.shape.kind.def.values[0], schemas])),
      entrySchema: z.union(before.flat()),
    }));
  }

  async function readerBefore() {
    mockVersionBefore();
    return import('../../../../core/verify/verify-bytes.ts');
  }

  const isRaised = ({ kind, v }: Entry): boolean => v > 1 && v === newestOf(entryVersions[kind]);

  afterEach(() => {
    vi.doUnmock('../../../../core/journal/entry.ts');
    vi.resetModules();
  });

  it.each(files)('finds %s intact, or newer than itself', async (name) => {
    const reader = await readerBefore();
    const { entries } = readJson<JournalFile>(name);
    const expected = entries.some(({ entry }) => isRaised(entry))
      ? { intact: false, finding: { fault: 'newer' } }
      : { intact: true };
    expect(await reader.verifyBytes(bytesOf(name), isSigned)).toMatchObject(expected);
  });

  it('exports raised entries, which its totals leave out, to a file that the current reader finds intact', async () => {
    const newer = incident({ system: 'viber', item: '7' });
    const known = incidentV1({ id: '7d444840-9dc0-41d1-b245-5ffdce74fad2' });
    mockVersionBefore();
    const { sealedFile } = await import('../../../fixtures/sealed-file.ts');
    const text = await sealedFile(exportedFrame, [
      { entry: newer, outcome: 'closed' },
      { entry: known, outcome: null },
    ]);
    const { entries, totals }: JournalFile = JSON.parse(text);
    expect(entries.map(({ entry }) => entry)).toContainEqual(newer);
    expect(totals).toEqual({ incidents: 1, missing: 0, systems: { telegram: 1 }, outcomes: {} });
    expect(await verifyBytes(Buffer.from(text), isSigned)).toMatchObject({ intact: true, file: { entries: 3 } });
  });

  it('meets a raised entry', () => {
    const all = files.flatMap((name) => readJson<JournalFile>(name).entries);
    expect(all.some(({ entry }) => isRaised(entry))).toBe(true);
  });
});

it.each(Object.entries(entryVersions))(
  'the schemas of %s are its own, one for each version from its first',
  (kind, schemas) => {
    const versions = schemas.map(({ shape }) => [shape.kind.def.values[0], shape.v.def.values[0]]);
    expect(versions).toEqual(schemas.map((_, i) => [kind, (firstVersions[kind] ?? 1) + i]));
  },
);

describe('an incident', () => {
  const v1 = incidentV1();

  it('of version 1 is read as before, and has none of the values of version 2', () => {
    expect(entrySchema.safeParse(v1).success).toBe(true);
    for (const noticed of ['refused', 'attempt']) {
      expect(entrySchema.safeParse({ ...v1, noticed }).success).toBe(false);
      expect(entrySchema.safeParse({ ...incident(), noticed }).success).toBe(true);
    }
  });
});

describe('a version above the known one is newer', () => {
  it.each([
    [{ v: 1, kind: 'incident' }, false],
    [{ v: 2, kind: 'incident' }, false],
    [{ v: 3, kind: 'incident' }, false],
    [{ v: 4, kind: 'incident' }, true],
    [{ v: 2, kind: 'outcome' }, true],
    [{ v: 2, kind: 'note' }, false],
    [{ v: 3, kind: 'note' }, true],
    [{ v: 4, kind: 'mistake' }, false],
    [{ v: 5, kind: 'arrival' }, false],
    [{ v: 6, kind: 'platform' }, false],
    [{ v: 7, kind: 'attempt' }, true],
    [{ v: 6, kind: 'attempt' }, false],
    [{ v: 1.5, kind: 'incident' }, false],
    [{ v: '2', kind: 'incident' }, false],
    [{ v: 7, kind: 'constructor' }, true],
    [null, false],
  ])('in entry %j: %s', (raw, isNewer) => {
    expect(isNewerEntry(raw)).toBe(isNewer);
  });

  it('in a seal, a day sum and a file', () => {
    expect([{ v: 1 }, { v: 2 }].map(isNewerSeal)).toEqual([false, true]);
    expect([{ v: 2 }, { v: 3 }, null].map(isNewerSum)).toEqual([false, true, false]);
    expect([4, 5].map((version) => isNewerFile({ format: 'dezhurny-journal', version }))).toEqual([false, true]);
    expect(isNewerFile({ format: 'another', version: 5 })).toBe(false);
  });
});
