import { pbkdf2Sync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  constantTimeEqual,
  formatSecretHash,
  isAcceptableSecret,
  normalizeSecret,
  parseSecretHash,
} from '../../../../core/exemption/secret-hash.ts';
import { hashSecret, isSecret } from '../../../../platform/exemption/pbkdf2.ts';

describe('hashes', () => {
  test.each(['1234', '00000000', 'четыре слова и Ёлка', 'ﬁ\u0435\u0308'])(
    '%j is hashed as node:crypto does',
    async (text) => {
      const kept = await hashSecret(text);
      expect(kept).toMatch(/^pbkdf2-sha256\$600000\$[\w-]{22}\$[\w-]{43}$/);
      const [, iterations, salt = '', hash] = kept.split('$');
      const expected = pbkdf2Sync(
        normalizeSecret(text),
        Buffer.from(salt, 'base64url'),
        Number(iterations),
        32,
        'sha256',
      );
      expect(hash).toBe(expected.toString('base64url'));
      expect(await isSecret(text, kept)).toBe(true);
      expect(await isSecret(`${text}1`, kept)).toBe(false);
    },
  );

  it('of the same text have different salts', async () => {
    expect(await hashSecret('1234')).not.toBe(await hashSecret('1234'));
  });

  it('are parsed as they were formatted', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (a, b) => {
          const [salt, hash] = [Uint8Array.from(a), Uint8Array.from(b)];
          expect(parseSecretHash(formatSecretHash({ iterations: 600_000, salt, hash }))).toEqual({
            iterations: 600_000,
            salt,
            hash,
          });
        },
      ),
    );
  });

  const tail = `${'A'.repeat(22)}$${'A'.repeat(43)}`;
  test.each([
    ['too few iterations', `pbkdf2-sha256$599999$${tail}`],
    ['iterations that would never end', `pbkdf2-sha256$99999999$${tail}`],
    ['another function', `pbkdf2-sha512$600000$${tail}`],
    ['a short salt', `pbkdf2-sha256$600000$AA$${'A'.repeat(43)}`],
    ['a salt with bits left over', `pbkdf2-sha256$600000$${'A'.repeat(21)}B$${'A'.repeat(43)}`],
    ['a hash with bits left over', `pbkdf2-sha256$600000$${'A'.repeat(22)}$${'A'.repeat(42)}B`],
    ['ordinary base64', `pbkdf2-sha256$600000$${'/'.repeat(22)}$${'+'.repeat(43)}`],
    ['a plain PIN', '1234'],
    ['nothing', undefined],
    ['a number', 600_000],
  ])('%s is no valid hash and matches no text', async (_name, text) => {
    expect(parseSecretHash(text)).toBeNull();
    expect(await isSecret('1234', String(text))).toBe(false);
  });
});

test.each([
  [[1, 2, 3], [1, 2, 3], true],
  [[1, 2, 3], [1, 2, 4], false],
  [[0, 2, 3], [1, 2, 3], false],
  [[1, 2], [1, 2, 0], false],
  [[1, 2, 0], [1, 2], false],
  [[], [], true],
])('bytes %j and %j are the same: %s', (a, b, same) => {
  expect(constantTimeEqual(Uint8Array.from(a), Uint8Array.from(b))).toBe(same);
});

test.each([
  ['pin', '1234', true],
  ['pin', '12345678', true],
  ['pin', '123', false],
  ['pin', '123456789', false],
  ['pin', '12a4', false],
  ['pin', '١٢٣٤', false],
  ['pin', ' 1234', false],
  ['passphrase', 'восемь88', true],
  ['passphrase', '   семь7777   ', true],
  ['passphrase', '   шесть6   ', false],
  ['passphrase', 'я'.repeat(101), false],
] as const)('as %s %j is fit: %s', (name, text, fit) => {
  expect(isAcceptableSecret(name, text)).toBe(fit);
});
