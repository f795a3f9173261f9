// npm run -s hash < file: hash a PIN or a passphrase for a policy.
import { text } from 'node:stream/consumers';
import { isAcceptableSecret } from '../core/exemption/secret-hash.ts';
import { hashSecret } from '../platform/exemption/pbkdf2.ts';

const usage = `npm run -s hash < file     a PIN of 4 to 8 digits or a passphrase of 8 to 100 signs

Prints what a policy sets as pinHash or passphraseHash (docs/administrator.md). What is read from standard input
is in no list of processes and in no shell's history.

Печатает строку для политики: pinHash или passphraseHash.
`;

const secret = process.stdin.isTTY ? '' : (await text(process.stdin)).replace(/\r?\n$/, '');
if (isAcceptableSecret('pin', secret) || isAcceptableSecret('passphrase', secret))
  process.stdout.write(`${await hashSecret(secret)}\n`);
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
