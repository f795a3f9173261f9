// Whether exports of the journal are as the extension wrote them: npm run -s verify -- FILE…
import { readFileSync } from 'node:fs';
import { verifyFile } from '../core/verify.ts';
import { isSigned } from '../platform/signature.ts';
import { languageOf, tell } from './verify/words.ts';

const usage = `npm run -s verify -- FILE…       JSON exports of the journal

Exit code: 0 all are intact · 1 one of them was changed or is none · 2 a file cannot be read
Код: 0 — все целы · 1 — какой-то изменён или не выгрузка · 2 — файл не читается
`;

const files = process.argv.slice(2);
if (files.length === 0 || files.includes('--help') || files.includes('-h')) {
  (files.length === 0 ? process.stderr : process.stdout).write(usage);
  process.exitCode = files.length === 0 ? 2 : 0;
} else process.exitCode = Math.max(...(await inTurn(files)));

async function inTurn(names: readonly string[]): Promise<number[]> {
  const codes: number[] = [];
  for (const name of names) codes.push(await verify(name));
  return codes;
}

/** Says of one file what it is. @returns the exit code it asks for */
async function verify(name: string): Promise<number> {
  const words = tell[languageOf(process.env)];
  let bytes: Buffer;
  try {
    bytes = readFileSync(name);
  } catch (error) {
    console.error(`${name}: ${words.unreadable((error as NodeJS.ErrnoException).code ?? '')}`);
    return 2;
  }
  // A TextDecoder drops a byte order mark.
  const verification = await verifyFile(new TextDecoder().decode(bytes), isSigned);
  console.log(`${name}: ${verification.intact ? words.intact(verification.file) : words.found(verification.finding)}`);
  return verification.intact ? 0 : 1;
}
