import { expect, test } from 'vitest';
import { collectParts } from '../../../../core/export/blob-parts.ts';

async function* pieces(...lengths: (number | string)[]) {
  for (const one of lengths) yield typeof one === 'string' ? one : new Uint8Array(one).fill(0x61);
}

const MIB = 1024 * 1024;

test.each([
  ['nothing', [], []],
  ['small pieces as they are', ['а', 3, 'b'], ['а', 3, 'b']],
  ['4 MiB as one Blob', [2 * MIB, 2 * MIB, 'x'], ['4194304 Blob', 'x']],
  ['a Blob for each 4 MiB', [5 * MIB, 3 * MIB, 3 * MIB], ['5242880 Blob', '6291456 Blob']],
])('collects %s', async (_name, given, expected) => {
  const parts = await collectParts(pieces(...given));
  expect(
    parts.map((part) =>
      part instanceof Blob ? `${part.size} Blob` : typeof part === 'string' ? part : (part as Uint8Array).length,
    ),
  ).toEqual(expected);
});

test('keeps the text across parts', async () => {
  const parts = await collectParts(pieces('я'.repeat(3 * MIB), 'ж'.repeat(3 * MIB), 'конец'));
  const text = await new Blob(parts).text();
  expect(text).toBe(`${'я'.repeat(3 * MIB)}${'ж'.repeat(3 * MIB)}конец`);
});
