// Whether exports of the journal are as the extension wrote them: npm run -s verify -- FILE…
import { readFileSync } from 'node:fs';
import { compareFiles, inTime } from '../core/verify/compare-exports.ts';
import type { Verified } from '../core/verify/finding.ts';
import { languageOf, tell } from '../core/verify/plain-words.ts';
import { verifyFile } from '../core/verify/verify-file.ts';
import { isSigned } from '../platform/journal/signature.ts';

const usage = `npm run -s verify -- FILE…       JSON exports of the journal

Exit code: 0 all are intact · 1 one of them was changed or is none · 2 a file cannot be read
Код: 0 — все целы · 1 — какой-то изменён или не выгрузка · 2 — файл не читается
`;

const words = tell[languageOf(process.env)];
const files = process.argv.slice(2);
if (files.length === 0 || files.includes('--help') || files.includes('-h')) {
  (files.length === 0 ? process.stderr : process.stdout).write(usage);
  process.exitCode = files.length === 0 ? 2 : 0;
} else process.exitCode = await verifyAll(files);

/** Says of each file what it is, then whether files of one PC agree. @returns the worst exit code */
async function verifyAll(names: readonly string[]): Promise<number> {
  const intact: { name: string; file: Verified }[] = [];
  let code = 0;
  for (const name of names) {
    const answer = await verify(name);
    code = Math.max(code, answer.code);
    if (answer.file) intact.push({ name, file: answer.file });
  }
  intact.sort((a, b) => inTime(a.file, b.file));
  for (const [i, later] of intact.entries()) {
    for (const earlier of intact.slice(0, i)) {
      const finding = compareFiles(earlier.file, later.file);
      if (!finding) continue;
      console.log(`${later.name}: ${words.disagrees(earlier.name, finding)}`);
      code = Math.max(code, 1);
    }
  }
  return code;
}

/** Says of one file what it is. */
async function verify(name: string): Promise<{ code: number; file?: Verified }> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(name);
  } catch (error) {
    console.error(`${name}: ${words.unreadable((error as NodeJS.ErrnoException).code ?? '')}`);
    return { code: 2 };
  }
  // A TextDecoder drops a byte order mark.
  const verification = await verifyFile(new TextDecoder().decode(bytes), isSigned);
  console.log(`${name}: ${verification.intact ? words.intact(verification.file) : words.found(verification.finding)}`);
  return verification.intact ? { code: 0, file: verification.file } : { code: 1 };
}
