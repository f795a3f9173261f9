import { existsSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { browserIds } from './browsers.ts';
import { checkConfig, type KitConfig } from './config.ts';
import { KitProblem } from './problem.ts';

const configFile = 'kit.json';

/** The part of kit.json that questions fill. */
interface Answers {
  settings?: { mode?: string };
  close?: object;
}

/** A question, and how its answer becomes part of kit.json. */
interface ConfigQuestion {
  text: string;
  /** Value of an empty answer, which may depend on the answers before. */
  standard: string | ((answers: Answers) => string);
  put(answer: string): Answers & Record<string, unknown>;
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
  {
    text: 'Закрыть уведомления с сайтов мессенджеров? Они приходят и при закрытой вкладке; закроются на весь день, не только на уроки (да/нет)',
    standard: ({ settings }) => (settings?.mode === 'block' ? 'да' : 'нет'),
    put: (answer) => ({ close: { notifications: isYes(answer) } }),
  },
  {
    text: 'Преподают ли на этих компьютерах веб-разработку? Если нет, инструменты разработчика закроются: на страницах мессенджеров, в Firefox — везде; если да, ими можно будет убрать напоминание (да/нет)',
    standard: 'нет',
    put: (answer) => ({ close: { developerTools: isYes(answer) ? 'extension' : 'hosts' } }),
  },
  {
    text: 'Выключить менеджер паролей браузера? Новых паролей он не сохранит, а Firefox перестанет подставлять и уже сохранённые — у всех, кто работает за этими компьютерами (да/нет)',
    standard: 'нет',
    put: (answer) => ({ close: { passwordManager: isYes(answer) } }),
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

/** A server that is valid as long as it is not asked for. */
const unasked: Answers & { server: string } = { server: 'https://not-asked-yet.example/' };

/** Ask each question until the answer is valid. @returns contents of kit.json */
export async function askAll(ask: (text: string) => Promise<string>, say: (line: string) => void): Promise<object> {
  let answers: Answers = unasked;
  for (const { text, standard: given, put } of questions) {
    const standard = typeof given === 'string' ? given : given(answers);
    for (;;) {
      const answer = (await ask(`${text}${standard && ` [${standard}]`}: `)).trim() || standard;
      const added = put(answer);
      const next = { ...answers, ...added, close: { ...answers.close, ...added.close } };
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
