import type { Regulation } from '../core/regulation/regulation-schema.ts';
import { builtInRegulations } from '../rules/regulations/index.ts';
import { makeRegulation } from './regulation-parts.ts';
import { askUntilValid, type ReadAnswer, type Terminal } from './terminal.ts';

/** The field `regulation` of kit.json: the id of a built-in one, the path of a file, or the regulation itself. */
export type RegulationAnswer = string | Regulation;

/**
 * Ask which regulation the extension is built with: a built-in one, a file, or one made by questions.
 * @param readFile checks the file of a regulation by its path, and returns the path
 */
export async function askRegulation(
  terminal: Terminal,
  readFile: (path: string) => ReadAnswer<string>,
): Promise<RegulationAnswer> {
  const builtIn = builtInRegulations.map(({ id, school }) => `встроенный ${id} (${school.shortName.ru})`);
  const ways = [...builtIn, 'свой файл JSON', 'ответить на вопросы'];
  const question = `Порядок школы: ${ways.map((way, at) => `${at + 1} — ${way}`).join(', ')}`;
  const chosen = await askUntilValid(terminal, question, '1', (answer) => numberUpTo(ways.length, answer));
  const regulation = builtInRegulations[chosen - 1];
  if (regulation) return regulation.id;
  if (chosen < ways.length) return askUntilValid(terminal, 'Путь к файлу порядка', '', readFile);
  return makeRegulation(terminal);
}

function numberUpTo(last: number, answer: string): ReadAnswer<number> {
  const number = /^\d+$/.test(answer) ? Number(answer) : 0;
  return number >= 1 && number <= last ? { value: number } : { problem: `нужно число от 1 до ${last}` };
}
