// npm run -s verify -- FILE…: verify exports of the journal.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withoutHiddenSigns } from '../core/encoding/hidden-signs.ts';
import { compareExports } from '../core/verify/compare-exports.ts';
import type { VerifiedFile } from '../core/verify/integrity-finding.ts';
import { languageOf, verifierWords } from '../core/verify/plain-words.ts';
import { maxFileBytes, verifyBytes } from '../core/verify/verify-bytes.ts';
import { isSigned } from '../platform/journal/signature.ts';

const usage = `npm run -s verify -- FILE…       JSON exports of the journal

Exit code: 0 all are intact · 1 one of them was changed, is not an export, or is newer than this program ·
           2 a file cannot be read or is not a regular file
Код: 0 — все целы · 1 — какой-то изменён, не выгрузка или новее этой программы ·
     2 — файл не читается или это не обычный файл
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
  let bytes: Uint8Array | null;
  try {
    bytes = readRegularFile(path);
  } catch (error) {
    console.error(`${name}: ${words.unreadable((error as NodeJS.ErrnoException).code ?? '')}`);
    return { code: 2 };
  }
  if (!bytes) {
    console.error(`${name}: ${words.notRegular}`);
    return { code: 2 };
  }
  const verification = await verifyBytes(bytes, isSigned);
  console.log(`${name}: ${verification.intact ? words.intact(verification.file) : words.found(verification.finding)}`);
  return verification.intact ? { code: 0, file: verification.file } : { code: 1 };
}

/**
 * Read a file up to one byte more than {@link maxFileBytes}. A device or a pipe without an end has size 0, so the size
 * is no bound. `O_NONBLOCK`: opening a pipe that has no writer must not wait (https://man7.org/linux/man-pages/man7/fifo.7.html).
 * @returns `null` for what is not a regular file, except for a pipe on standard input
 */
function readRegularFile(path: string): Uint8Array | null {
  const isStandardInput = path === '/dev/stdin';
  const file = isStandardInput ? 0 : openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(file);
    return stat.isFile() || (isStandardInput && stat.isFIFO()) ? readAtMost(file, maxFileBytes + 1) : null;
  } finally {
    if (!isStandardInput) closeSync(file);
  }
}

/** Read up to `limit` bytes of an open file. */
function readAtMost(file: number, limit: number): Uint8Array {
  const bytes = Buffer.alloc(limit);
  let length = 0;
  while (length < limit) {
    const read = readSync(file, bytes, length, limit - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

/** Parse the command line. @returns `null` for an unknown option */
function readArguments() {
  try {
    return parseArgs({ options: { help }, allowPositionals: true });
  } catch {
    return null;
  }
}
