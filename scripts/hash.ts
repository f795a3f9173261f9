// npm run -s hash: hash a PIN or a passphrase for a policy.
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { secretPolicyKeys } from '../core/exemption/secret-hash.ts';
import { hashSecret } from '../kit/secret/hash-secret.ts';
import { askHidden, askTwice } from '../kit/secret/hidden-question.ts';
import { judgeSecret, type ReadSecret, readSecret } from '../kit/secret/read-secret.ts';

const usage = `npm run -s hash                   asks twice and shows nothing of what is typed
npm run -s hash -- --file FILE    reads a file in UTF-8, or in UTF-16 as PowerShell writes it
npm run -s hash < FILE            the same from standard input, which PowerShell does not have

A PIN of 4 to 8 digits or a passphrase of 8 to 100 signs with letters. Prints what a policy sets as pinHash or
passphraseHash (docs/administrator.md). What is read here is in no list of processes and in no shell's history.

Печатает строку для политики: pinHash (PIN, 4–8 цифр) или passphraseHash (пароль, от 8 знаков, не из одних цифр).
`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function read(file: string | undefined): Promise<ReadSecret> {
  if (file !== undefined) return readSecret(readFileSync(file));
  if (!process.stdin.isTTY) return readSecret(await buffer(process.stdin));
  return judgeSecret(await askTwice('PIN (4–8 цифр) или пароль (от 8 знаков), на экране не виден', askHidden, say));
}

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { file: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    say(usage);
    return 2;
  }
  const answer = await read(values.file);
  if ('problem' in answer) {
    say(`Не принято: ${answer.problem}.\n\n${usage}`);
    return 2;
  }
  const { name, secret } = answer;
  say(`Принято как ${name === 'pin' ? 'PIN' : 'пароль'}: поле ${secretPolicyKeys[name]}.`);
  process.stdout.write(`${hashSecret(secret)}\n`);
  return 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  const { code, path } = error as NodeJS.ErrnoException;
  say(path ? `${path}: файла нет, или его нельзя прочитать (${code})` : usage);
  process.exitCode = 2;
}
