import { existsSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { browserIds } from './browsers.ts';
import { checkConfig, type KitConfig } from './config.ts';
import { KitProblem } from './problem.ts';

const configFile = 'kit.json';

/** A question, and how its answer becomes part of kit.json. */
interface ConfigQuestion {
  text: string;
  /** Value of an empty answer. */
  standard: string;
  put(answer: string): object;
}

const questions: readonly ConfigQuestion[] = [
  { text: 'Название школы (для страницы комплекта)', standard: '', put: (school) => ({ school }) },
  {
    text: 'Адрес папки, откуда компьютеры возьмут расширение (https://…/)',
    standard: '',
    put: (server) => ({ server }),
  },
  {
    text: `Браузеры через запятую (${browserIds.join(', ')})`,
    standard: browserIds.join(', '),
    put: (list) => ({ browsers: list.split(',').map((one) => one.trim()) }),
  },
  {
    text: 'Что делать на уроке: warn — напоминать, redirect — переходить в MAX, block — не пускать, audit — только записывать',
    standard: 'warn',
    put: (mode) => ({ settings: { mode } }),
  },
  {
    text: 'Запретить другие расширения? (да/нет)',
    standard: 'нет',
    put: (answer) => ({ close: { otherExtensions: isYes(answer) } }),
  },
];

/**
 * Ask in the terminal for the fields of a first kit.json, write the file and return it. An invalid answer is explained
 * and asked again.
 * @throws {KitProblem} if kit.json exists
 */
export async function askConfig(): Promise<KitConfig> {
  if (existsSync(configFile)) throw new KitProblem([`${configFile} уже есть: npm run kit -- --config ${configFile}`]);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answers = await askAll(
      (text) => terminal.question(text),
      (line) => process.stderr.write(`${line}\n`),
    );
    const raw = { $schema: './docs/schema/kit.schema.json', ...answers };
    const config = checkConfig(raw, { name: configFile, folder: process.cwd() });
    writeFileSync(configFile, `${JSON.stringify(raw, null, 2)}\n`);
    process.stderr.write(`Записан ${configFile}; остальное (расписание, PIN, свои правила) — в docs/install.md.\n`);
    return config;
  } finally {
    terminal.close();
  }
}

/** Ask each question until the answer is valid. @returns contents of kit.json */
export async function askAll(ask: (text: string) => Promise<string>, say: (line: string) => void): Promise<object> {
  let answers: object = { server: 'https://not-asked-yet.example/' };
  for (const { text, standard, put } of questions) {
    for (;;) {
      const answer = (await ask(`${text}${standard && ` [${standard}]`}: `)).trim() || standard;
      const next = { ...answers, ...put(answer) };
      const problem = problemOf(next);
      if (!problem) {
        answers = next;
        break;
      }
      say(problem);
    }
  }
  return answers;
}

function problemOf(raw: object): string | undefined {
  try {
    checkConfig(raw, { name: 'ответ', folder: process.cwd() });
    return undefined;
  } catch (error) {
    if (error instanceof KitProblem) return error.lines.join('\n');
    throw error;
  }
}

const isYes = (answer: string): boolean => /^(да|д|yes|y)$/i.test(answer);
