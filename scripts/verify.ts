// npm run -s verify -- FILE…: verify exports of the journal.
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withoutHiddenSigns } from '../core/encoding/hidden-signs.ts';
import { compareExports } from '../core/verify/compare-exports.ts';
import type { VerifiedFile } from '../core/verify/integrity-finding.ts';
import { languageOf, verifierWords } from '../core/verify/plain-words.ts';
import { maxFileBytes, verifyBytes } from '../core/verify/verify-bytes.ts';
import { isSigned } from '../platform/journal/signature.ts';

const usage = `npm run -s verify -- FILE…       JSON exports of the journal

Exit code: 0 all are intact · 1 one of them was changed or is not an export · 2 a file cannot be read
Код: 0 — все целы · 1 — какой-то изменён или не выгрузка · 2 — файл не читается
`;

const words = verifierWords[languageOf(process.env)];
const help = { type: 'boolean', short: 'h', default: false } as const;
const { values, positionals: files = [] } = readArguments() ?? {};
if (files.length === 0 || values?.help) {
  (values?.help ? process.stdout : process.stderr).write(usage);
  process.exitCode = values?.help ? 0 : 2;
} else process.exitCode = await verifyAll(files);

/** Report on each file, then on contradictions between files of one PC. @returns the worst exit code */
async function verifyAll(names: readonly string[]): Promise<number> {
  const intact: { name: string; file: VerifiedFile }[] = [];
  let code = 0;
  for (const path of names) {
    const name = withoutHiddenSigns(path);
    const answer = await verify(path, name);
    code = Math.max(code, answer.code);
    if (answer.file) intact.push({ name, file: answer.file });
  }
  intact.sort((a, b) => (a.file.made < b.file.made ? -1 : a.file.made > b.file.made ? 1 : 0));
  for (const [i, second] of intact.entries()) {
    for (const first of intact.slice(0, i)) {
      const comparison = compareExports(first.file, second.file);
      const line = words.compared(first.name, second.name, comparison);
      if (line !== null) console.log(line);
      if (comparison.kind === 'contradict') code = Math.max(code, 1);
    }
  }
  return code;
}

/** Report on one file. @param name the path without signs that a terminal obeys */
async function verify(path: string, name: string): Promise<{ code: number; file?: VerifiedFile }> {
  let bytes: Buffer;
  try {
    bytes = statSync(path).size > maxFileBytes ? Buffer.alloc(0) : readFileSync(path);
  } catch (error) {
    console.error(`${name}: ${words.unreadable((error as NodeJS.ErrnoException).code ?? '')}`);
    return { code: 2 };
  }
  const verification = await verifyBytes(bytes, isSigned);
  console.log(`${name}: ${verification.intact ? words.intact(verification.file) : words.found(verification.finding)}`);
  return verification.intact ? { code: 0, file: verification.file } : { code: 1 };
}

/** Parse the command line. @returns `null` for an unknown option */
function readArguments() {
  try {
    return parseArgs({ options: { help }, allowPositionals: true });
  } catch {
    return null;
  }
}
