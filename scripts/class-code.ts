// npm run -s class-code: make the seed and the anchors of the codes for a whole class.
import { stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { anchorOf } from '../core/class-code/chain.ts';
import { MAX_ANCHORS } from '../core/class-code/class-code-setting.ts';
import { formatCode, parseSeed, seedFrom } from '../core/class-code/code.ts';
import { chainsOf } from '../core/class-code/code-index.ts';
import { toBase64url } from '../core/encoding/base64url.ts';
import { addDays } from '../core/time/local-time.ts';
import { pbkdf2 } from '../platform/exemption/pbkdf2.ts';

const usage = `npm run -s class-code [-- FIRST-DAY [WEEKS]] [< seed]     such as 2026-12-01 24 (default: this week, 42 weeks)

Prints a seed for the teachers' PCs, and what a policy sets as classCode (docs/decisions/0010-class-code.md). A seed from
standard input is used again, so that teachers' PCs keep theirs when the anchors end.
Печатает ключ для ПК преподавателей и поле classCode для политики. Прежний ключ подают на стандартный ввод.
`;

const [first = new Date().toISOString().slice(0, 10), count = '42'] = process.argv.slice(2);
const given = stdin.isTTY ? '' : (await text(stdin)).trim();
const seed = given === '' ? seedFrom(crypto.getRandomValues(new Uint8Array(24))) : parseSeed(given);
const isDay = /^\d{4}-\d\d-\d\d$/.test(first) && !Number.isNaN(Date.parse(first));
const isValid = isDay && Number(count) >= 1 && Number(count) <= MAX_ANCHORS;
if (isValid && seed) await print(seed);
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}

async function print(seed: string): Promise<void> {
  const salt = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  const weeks = Array.from({ length: Number(count) }, (_, i) => chainsOf(addDays(first, 7 * i))[0] ?? first);
  const anchors = await Promise.all(
    weeks.map(async (week) => [week, await anchorOf(seed, week, { salt, pbkdf2 })] as const),
  );
  const field = { classCode: { salt, anchors: Object.fromEntries(anchors) } };
  stdout.write(`${formatCode(seed)}\n${JSON.stringify(field, null, 2)}\n`);
}
