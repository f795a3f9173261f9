import { readFileSync } from 'node:fs';
import { duplicateKey } from '../core/verify/duplicate-key.ts';
import { KitProblem } from './problem.ts';

/**
 * Read a JSON file in UTF-8, with or without a byte order mark.
 * @param name of the file in messages
 * @throws {KitProblem} if it cannot be read, is not JSON, or an object in it has a key twice: JSON.parse takes the last
 *   one, and a person sees the first
 */
export function readJsonFile(path: string, name = path): unknown {
  const text = readText(path, name).replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new KitProblem([`${name}: файл не читается как JSON (${placeOf(error as SyntaxError)})`]);
  }
  const twice = duplicateKey(text);
  if (twice !== null) throw new KitProblem([`${name}: ${twice} — поле записано дважды, оставьте одно`]);
  return value;
}

function readText(path: string, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    throw new KitProblem([`${name}: ${readProblem((error as NodeJS.ErrnoException).code)}`]);
  }
}

function readProblem(code: string | undefined): string {
  if (code === 'ENOENT') return 'такого файла нет';
  if (code === 'EISDIR') return 'это папка, а нужен файл';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'кодировка не UTF-8: сохраните файл в UTF-8';
  return `файл нельзя прочитать (${code})`;
}

/** V8 tells the place of most errors in the text of the message, in English. */
function placeOf({ message }: SyntaxError): string {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  return line ? `ошибка в строке ${line}, знак ${column}` : 'файл пуст или обрывается';
}
