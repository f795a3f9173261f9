import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isSecret } from '../../../platform/exemption/pbkdf2.ts';

const script = join(import.meta.dirname, '../../../scripts/hash.ts');
const run = (input: string) => spawnSync(process.execPath, [script], { input, encoding: 'utf8' });

it.each(['2580', 'верная лошадь батарея'])('prints the hash of %s and no part of the secret', async (secret) => {
  const { stdout, stderr, status } = run(`${secret}\n`);
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  expect(stdout).toMatch(/^pbkdf2-sha256\$600000\$[\w-]{22}\$[\w-]{43}\n$/);
  expect(await isSecret(secret, stdout.trim())).toBe(true);
});

it.each(['', '123', 'короче'])('refuses %j with its usage', (secret) => {
  const { stdout, stderr, status } = run(secret);
  expect(stdout).toBe('');
  expect(stderr).toContain('passphraseHash');
  expect(status).toBe(2);
});
