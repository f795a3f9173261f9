import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { importExport, type Refusal } from '../../../../core/report/import-export.ts';
import type { IntegrityFault } from '../../../../core/verify/integrity-finding.ts';
import { verifyBytes } from '../../../../core/verify/verify-bytes.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const corpus = join(root, 'tests/fixtures/verify-corpus');
const made = mkdtempSync(join(tmpdir(), 'corpus-'));

/** The verifier's expected answer about a file, and the reason why the report rejects it. */
const answers: Record<string, [fault: IntegrityFault | 'intact', why: Refusal | 'taken']> = {
  'intact.json': ['intact', 'taken'],
  'byte-order-mark.json': ['intact', 'taken'],
  'empty.json': ['unreadable', 'empty'],
  'changed-entry.json': ['changed', 'changed'],
  'changed-place.json': ['changed', 'changed'],
  'changed-seal.json': ['changed', 'changed'],
  'changed-newer-entry.json': ['changed', 'changed'],
  'removed-entry.json': ['removed', 'changed'],
  'removed-day.json': ['removed', 'changed'],
  'truncated-day.json': ['truncated', 'changed'],
  'replayed-entry.json': ['replayed', 'changed'],
  'swapped-entries.json': ['swapped', 'changed'],
  'duplicate-key.json': ['duplicated', 'changed'],
  'duplicate-escaped-key.json': ['duplicated', 'changed'],
  'newer-file.json': ['newer', 'newer-version'],
  'newer-seal.json': ['newer', 'newer-version'],
  'newer-entry.json': ['newer', 'newer-version'],
  'huge-number.json': ['changed', 'changed'],
  'nan.json': ['unreadable', 'cut-off'],
  'cut-off.json': ['unreadable', 'cut-off'],
  'empty-object.json': ['unreadable', 'foreign'],
  'null.json': ['unreadable', 'foreign'],
  'not-utf8.json': ['unreadable', 'not-text'],
};

/** Files too large to store in the repository. */
const large: Record<string, [text: () => string, fault: IntegrityFault, why: Refusal]> = {
  'huge-label.json': [() => withPlace('ж'.repeat(10_000_000)), 'unreadable', 'foreign'],
  'deep.json': [() => '['.repeat(2_000_000) + ']'.repeat(2_000_000), 'unreadable', 'foreign'],
  'too-large.json': [() => withPlace('x'.repeat(100_000_000)), 'unreadable', 'too-large'],
};

const withPlace = (place: string): string =>
  JSON.stringify({ ...JSON.parse(readFileSync(join(corpus, 'intact.json'), 'utf8')), place });

it('lists every stored file', () => {
  expect(readdirSync(corpus).sort()).toEqual(Object.keys(answers).sort());
});

describe('the corpus', () => {
  const files = Object.entries(answers).map(([name, [fault, why]]) => ({ name, file: join(corpus, name), fault, why }));
  beforeAll(() => {
    for (const [name, [text, fault, why]] of Object.entries(large)) {
      writeFileSync(join(made, name), text());
      files.push({ name, file: join(made, name), fault, why });
    }
  });

  it('gets the same answer from the page, the import and the command for each file', async () => {
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, 'scripts/verify.ts'), ...files.map(({ file }) => file)],
      { encoding: 'utf8', env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8' } },
    );
    for (const { name, file, fault, why } of files) {
      const bytes = readFileSync(file);
      const began = performance.now();
      const verification = await verifyBytes(bytes, isSigned);
      const imported = await importExport(name, bytes, isSigned);
      expect(performance.now() - began, name).toBeLessThan(20_000);
      expect({ name, fault: verification.intact ? 'intact' : verification.finding.fault }).toEqual({ name, fault });
      expect({ name, why: imported.ok ? 'taken' : imported.why }).toEqual({ name, why });
      expect(stdout.split('\n').find((line) => line.startsWith(`${file}: `))).toContain(said(fault, why));
    }
  }, 120_000);

  it('reports a duplicate key with its path', async () => {
    const bytes = readFileSync(join(corpus, 'duplicate-key.json'));
    expect(await verifyBytes(bytes, isSigned)).toMatchObject({ finding: { fault: 'duplicated', path: 'place' } });
  });

  it('never throws for a file with any of its bytes changed', async () => {
    const intact = readFileSync(join(corpus, 'intact.json'));
    await fc.assert(
      fc.asyncProperty(fc.nat(intact.length - 1), fc.uint8Array({ minLength: 1, maxLength: 4 }), async (at, bytes) => {
        const changed = new Uint8Array(intact);
        changed.set(bytes.slice(0, intact.length - at), at);
        if (sameJson(changed, intact)) return;
        expect((await verifyBytes(changed, isSigned)).intact).toBe(false);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

/** Return the output of the command for a fault. */
function said(fault: IntegrityFault | 'intact', why: Refusal | 'taken'): string {
  if (fault === 'intact') return 'intact: ';
  if (why === 'empty') return 'the file is empty';
  if (why === 'too-large') return 'larger than 64 MB';
  if (fault === 'unreadable') return 'no export';
  return fault === 'newer' ? 'newer version' : `NOT INTACT: ${fault}`;
}

/** Return true if two files hold the same JSON, for example if only whitespace differs. */
function sameJson(a: Uint8Array, b: Uint8Array): boolean {
  try {
    const [left, right] = [a, b].map((bytes) => JSON.stringify(JSON.parse(new TextDecoder().decode(bytes))));
    return left === right;
  } catch {
    return false;
  }
}
