import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isSecret } from '../../../platform/exemption/pbkdf2.ts';
import { temporaryFolder } from '../../fixtures/kit-example.ts';

const script = join(import.meta.dirname, '../../../scripts/hash.ts');
const run = (input: string | Uint8Array, ...words: string[]) =>
  spawnSync(process.execPath, [script, ...words], { input, encoding: 'utf8' });

const passphrase = 'верная лошадь батарея';

describe('npm run hash', () => {
  it.each([
    ['2580', 'PIN: поле pinHash'],
    [passphrase, 'пароль: поле passphraseHash'],
  ])('prints the hash of %s, what it was taken for, and no part of the secret', async (secret, taken) => {
    const { stdout, stderr, status } = run(`${secret}\n`);
    expect({ stderr, status }).toEqual({ stderr: `Принято как ${taken}.\n`, status: 0 });
    expect(stdout).toMatch(/^pbkdf2-sha256\$600000\$[\w-]{22}\$[\w-]{43}\n$/);
    expect(await isSecret(secret, stdout.trim())).toBe(true);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${passphrase}\n`)],
    ['UTF-16 of PowerShell', Buffer.from(`\uFEFF${passphrase}\r\n`, 'utf16le')],
    ['UTF-16, big endian', Buffer.from(`\uFEFF${passphrase}\r\n`, 'utf16le').swap16()],
  ])('takes a file in %s', async (_, bytes) => {
    const file = join(temporaryFolder(), 'secret.txt');
    writeFileSync(file, bytes);
    const { stdout, status } = run('', '--file', file);
    expect(status).toBe(0);
    expect(await isSecret(passphrase, stdout.trim())).toBe(true);
  });

  it.each([
    ['nothing', '', 'пусто'],
    ['a short PIN', '123', 'одни цифры'],
    ['a long PIN', '123456789', 'одни цифры'],
    ['digits and spaces', '1234 5678 9', 'одни цифры'],
    ['fullwidth digits', '１２３４５６７８９', 'одни цифры'],
    ['a short passphrase', 'короче', 'короче 8'],
    ['a long passphrase', 'длинный пароль '.repeat(8), 'длиннее 100'],
    ['two lines', `${passphrase}\n${passphrase}\n`, 'больше одной строки'],
    ['two line breaks', `${passphrase}\n\n`, 'больше одной строки'],
    ['windows-1251', Buffer.from([0xe2, 0xe5, 0xf0, 0xed, 0xe0, 0xff, 0x20, 0xeb]), 'кодировка'],
    ['UTF-16 without a mark', Buffer.from('password long', 'utf16le'), 'нет на клавиатуре'],
    ['a control character', 'верная\u0007лошадь', 'нет на клавиатуре'],
    ['an invisible character', 'верная\u200Bлошадь', 'нет на клавиатуре'],
    ['a replacement character', 'верная \uFFFD лошадь', 'нет на клавиатуре'],
  ])('refuses %s with a sentence', (_, input, sentence) => {
    const { stdout, stderr, status } = run(input);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toMatch(new RegExp(`^Не принято: [^\n]*${sentence}`));
    expect(stderr).toContain('passphraseHash');
  });

  it('names a file that is missing', () => {
    const { stderr, status } = run('', '--file', 'none.txt');
    expect({ stderr, status }).toMatchObject({ stderr: expect.stringContaining('none.txt: файла нет'), status: 2 });
  });

  // `script` of util-linux gives the command a terminal.
  const terminal = spawnSync('script', ['--version']).status === 0;
  if (!terminal) console.warn('hash in a terminal: not tried, there is no script of util-linux');

  it.skipIf(!terminal)('asks twice in a terminal without an echo', async () => {
    const child = spawn('script', ['-qec', `'${process.execPath}' '${script}'`, '/dev/null']);
    onTestFinished(() => void child.kill('SIGKILL'));
    let screen = '';
    const typed = [passphrase, 'другой пароль', passphrase, passphrase];
    child.stdout.on('data', (bytes) => {
      screen += bytes;
      if (/: $/.test(screen)) child.stdin.write(`${typed.shift()}\r`);
    });
    await once(child, 'close');
    expect(screen).toContain('Во второй раз набрано другое');
    expect(screen).not.toContain('лошадь');
    expect(screen).not.toContain('другой пароль');
    const hash = screen.match(/pbkdf2-sha256\$\S+/)?.[0] ?? '';
    expect(await isSecret(passphrase, hash)).toBe(true);
  });
});
