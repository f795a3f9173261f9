import type * as z from 'zod/mini';

/** Invalid input of the kit: each line names a place and its problem, in Russian. */
export class KitProblem extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'KitProblem';
    this.lines = lines;
  }
}

/**
 * Describe each issue of a schema in one line, such as `kit.json: close.guestWindows — …`.
 * @param file name of the input in messages
 * @param at path of the checked value in the file, such as `settings`; empty for the whole file
 */
export function issueLines(file: string, issues: readonly z.core.$ZodIssue[], at = ''): string[] {
  return issues.flatMap((issue) => {
    const path = [at, ...issue.path.map(String)].filter(Boolean);
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      return issueLines(file, nearestForm(issue.errors), path.join('.'));
    }
    if (issue.code !== 'unrecognized_keys') return [line(file, path, words(issue))];
    return issue.keys.map((key) => line(file, [...path, key], 'такого поля нет'));
  });
}

/** Return the issues of the form that a value of several possible forms comes nearest to. */
function nearestForm(forms: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const [nearest = []] = forms.toSorted((one, other) => distance(one) - distance(other));
  return nearest;
}

/** More than any form has fields: a value of another type is furthest. */
const OTHER_TYPE_DISTANCE = 1000;

function distance(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + issue.keys.length;
    return sum + (issue.code === 'invalid_type' && issue.path.length === 0 ? OTHER_TYPE_DISTANCE : 1);
  }, 0);
}

const line = (file: string, path: readonly string[], what: string): string =>
  path.length > 0 ? `${file}: ${path.join('.')} — ${what}` : `${file}: ${what}`;

function words(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'поле обязательно'
        : `нужно другое: ${types[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `возможно только ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return `слишком мало или коротко: не меньше ${issue.minimum}`;
    case 'too_big':
      return `слишком много или длинно: не больше ${issue.maximum}`;
    case 'invalid_format':
      return formats[issue.format] ?? otherwise;
    case 'invalid_key':
      return 'такого имени поля здесь быть не может (см. docs/schema/kit.schema.json)';
    default:
      return customWords[issue.message] ?? (/[а-яё]/i.test(issue.message) ? issue.message : otherwise);
  }
}

const otherwise = 'написано не так, как нужно (см. docs/schema/kit.schema.json)';

/** Russian words of what the schemas of core/ say in English. */
const customWords: Record<string, string> = {
  'not a known time zone': 'нет такого часового пояса: нужно имя вида Europe/Saratov',
  'ends before it begins': 'кончается раньше, чем начинается',
  'bells with this name exist': 'звонки с таким названием уже есть',
  'no bells with this name': 'звонков с таким названием нет',
  'this day is listed twice': 'этот день уже есть',
  'would match the whole web': 'с узлом «*» нужны пути, иначе правило подойдёт ко всем сайтам',
  'not a bare address': 'нужен адрес https без имени, пароля и «#»',
  'too many anchors': 'слишком много якорей: не больше 106',
  'not an ISO day': 'нужен день вида 2026-09-01, или пусто',
};

const types: Record<string, string> = {
  string: 'строка в кавычках',
  boolean: 'true или false',
  int: 'целое число',
  number: 'число',
  array: 'список в квадратных скобках',
  object: 'набор полей в фигурных скобках',
};

const formats: Record<string, string> = {
  url: 'нужен адрес вида https://school.example/page',
  date: 'нужен день вида 2026-09-01',
};
