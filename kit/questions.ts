import { existsSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { joinRules } from './added-rules.ts';
import { browserIds } from './browsers.ts';
import { checkConfig, type KitConfig } from './config.ts';
import { KitProblem } from './problem.ts';
import { askRegulation, type RegulationAnswer } from './regulation-questions.ts';
import { askSecrets } from './secret/ask-secrets.ts';
import { hashSecret } from './secret/hash-secret.ts';
import { askHidden } from './secret/hidden-question.ts';
import { askUntilValid, type ReadAnswer, readYesNo, type Terminal } from './terminal.ts';
import { timetableQuestion, timetableSettings } from './timetable-question.ts';

const configFile = 'kit.json';

/** The part of kit.json that questions fill. */
interface Answers {
  regulation?: RegulationAnswer;
  settings?: { mode?: string; [field: string]: unknown };
  close?: object;
}

/** A question, and how its answer becomes part of kit.json. */
interface ConfigQuestion {
  text: string;
  /** Value of an empty answer, which may depend on the answers before. */
  standard: string | ((answers: Answers) => string);
  put(answer: string): Answers & Record<string, unknown>;
}

const allBrowsers = 'все';

/** Return the names in a list that commas or spaces separate. */
function namedBrowsers(list: string): readonly string[] {
  if (list.trim().toLowerCase() === allBrowsers) return browserIds;
  return list
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
}

const questions: readonly ConfigQuestion[] = [
  { text: 'Название школы (для страницы комплекта)', standard: schoolName, put: (school) => ({ school }) },
  {
    text: 'Адрес папки, откуда компьютеры возьмут расширение (https://…/); file: — без сервера, установка копирует его на каждый ПК',
    standard: '',
    put: (server) => ({ server }),
  },
  {
    text: `Браузеры через запятую (${browserIds.join(', ')}) или «${allBrowsers}»`,
    standard: allBrowsers,
    put: (list) => ({ browsers: namedBrowsers(list) }),
  },
  {
    text: 'Что делать на уроке: warn — напоминать, redirect — переходить на разрешённую платформу, block — не пускать, audit — только записывать',
    standard: 'warn',
    put: (mode) => ({ settings: { mode } }),
  },
  {
    text: timetableQuestion,
    standard: 'нет',
    put: (answer) => ({ settings: timetableSettings(answer, new Date()) }),
  },
  {
    text: 'Кабинеты по именам ПК: кабинет = образцы имён через запятую, кабинеты через точку с запятой (Каб. 12 = PC-12-*; Каб. 14 = PC-14-*); нет — подпись зададут на каждом ПК',
    standard: 'нет',
    put: (answer) => (/^(нет|н|no|n)$/i.test(answer) ? {} : { rooms: readRooms(answer) }),
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
  const terminal: Terminal = { ask: askLine, say: (line) => void process.stderr.write(`${line}\n`) };
  const answers = await askAll(terminal);
  const { withoutPassphrase, ...secrets } = await askSecrets(terminal, askHidden);
  const raw = {
    $schema: './docs/schema/kit.schema.json',
    ...answers,
    settings: { ...answers.settings, ...hashesOf(secrets) },
    ...(withoutPassphrase && { withoutPassphrase }),
  };
  const config = checkConfig(raw, { name: configFile, folder: process.cwd() });
  writeFileSync(configFile, `${JSON.stringify(raw, null, 2)}\n`);
  process.stderr.write(`Записан ${configFile}; остальное (свои правила, магазины) — в docs/install.md.\n`);
  return config;
}

function hashesOf(secrets: { pin?: string; passphrase?: string }): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [`${name}Hash`, hashSecret(secret)]));
}

/** Ask one visible question. Each has a separate reader, so that hidden questions may come between. */
async function askLine(text: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(text);
  } finally {
    terminal.close();
  }
}

/** A server that is valid as long as it is not asked for. */
const unasked: Answers & { server: string } = { server: 'https://not-asked-yet.example/' };

/**
 * Ask for the regulation first, then each question until the answer is valid.
 * @returns contents of kit.json
 */
export async function askAll(terminal: Terminal): Promise<Answers> {
  const regulation = await askRegulation(terminal, (path) => checked(path, { ...unasked, regulation: path }));
  let answers: Answers = { ...unasked, regulation };
  for (const { text, standard, put } of questions) {
    answers = await askUntilValid(
      terminal,
      text,
      typeof standard === 'string' ? standard : standard(answers),
      (answer) => {
        return kitProblemOf(() => {
          const added = put(answer);
          const settings = { ...answers.settings, ...added.settings };
          const next = { ...answers, ...added, close: { ...answers.close, ...added.close }, settings };
          return checked(next, next);
        });
      },
    );
  }
  return answers;
}

/** Return a value if kit.json with its answers is valid, and else what is wrong. */
function checked<T>(value: T, raw: object): ReadAnswer<T> {
  return kitProblemOf(() => {
    const { rules } = checkConfig(raw, { name: 'ответ', folder: process.cwd() });
    if (rules) joinRules(rules);
    return { value };
  });
}

/** Return what is wrong instead of throwing it. */
function kitProblemOf<T>(read: () => ReadAnswer<T>): ReadAnswer<T> {
  try {
    return read();
  } catch (error) {
    if (error instanceof KitProblem) return { problem: error.lines.join('\n') };
    throw error;
  }
}

/** The short name that the regulation has; empty for a built-in one or a file. */
function schoolName({ regulation }: Answers): string {
  return typeof regulation === 'object' ? regulation.school.shortName.ru : '';
}

/** @throws {KitProblem} unless the answer is yes or no */
function isYes(answer: string): boolean {
  const read = readYesNo(answer);
  if ('value' in read) return read.value;
  throw new KitProblem([read.problem]);
}

/** Read «Каб. 12 = PC-12-*, PC-13; Каб. 14 = PC-14-*». @throws {KitProblem} for a part without a room or names */
function readRooms(answer: string): Record<string, string[]> {
  const rooms = answer.split(';').map((part) => part.split('=').map((side) => side.trim()));
  return Object.fromEntries(
    rooms.map(([room = '', names = '', ...more]) => {
      if (room && names && more.length === 0) return [room, names.split(',').map((name) => name.trim())];
      throw new KitProblem(['ответ: нужно вида «Каб. 12 = PC-12-*; Каб. 14 = PC-14-*»']);
    }),
  );
}
