// npm run -s class-code: make the seed and the anchors of the codes for a whole class.
import { stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { anchorOf } from '../core/class-code/chain.ts';
import { MAX_ANCHORS, monthPattern } from '../core/class-code/class-code-setting.ts';
import { formatCode, parseSeed, seedFrom } from '../core/class-code/code.ts';
import { toBase64url } from '../core/encoding/base64url.ts';
import { pbkdf2 } from '../platform/exemption/pbkdf2.ts';

const usage = `npm run -s class-code [-- FIRST-MONTH [MONTHS]] [< seed]     such as 2026-12 9 (default: this month, 12 months)

Prints a seed for the teachers' PCs, and what a policy sets as classCode (docs/decisions/0010-class-code.md). A seed from
standard input is used again, so that teachers' PCs keep theirs when the anchors end.
Печатает ключ для ПК преподавателей и поле classCode для политики. Прежний ключ подают на стандартный ввод.
`;

const [first = new Date().toISOString().slice(0, 7), count = '12'] = process.argv.slice(2);
const given = stdin.isTTY ? '' : (await text(stdin)).trim();
const seed = given === '' ? seedFrom(crypto.getRandomValues(new Uint8Array(24))) : parseSeed(given);
const isValid = monthPattern.test(first) && Number(count) >= 1 && Number(count) <= MAX_ANCHORS;
if (isValid && seed) await print(seed);
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}

async function print(seed: string): Promise<void> {
  const salt = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  const months = Array.from({ length: Number(count) }, (_, i) => monthAfter(first, i));
  const anchors = await Promise.all(
    months.map(async (month) => [month, await anchorOf(seed, month, { salt, pbkdf2 })] as const),
  );
  const field = { classCode: { salt, anchors: Object.fromEntries(anchors) } };
  stdout.write(`${formatCode(seed)}\n${JSON.stringify(field, null, 2)}\n`);
}

function monthAfter(month: string, months: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}
