import * as z from 'zod/mini';
import { issueLines } from './problem.ts';

/** The terminal in which questions are asked. */
export interface Terminal {
  ask(text: string): Promise<string>;
  say(line: string): void;
}

/** The answer that leaves a part out. */
export const NONE = '-';

/** An answer that is read, or what is wrong with it. */
export type ReadAnswer<T> = { value: T } | { problem: string };

/**
 * Ask until the answer is valid; what is wrong is said before the question is repeated.
 * @param standard taken for an empty answer; shown in brackets
 */
export async function askUntilValid<T>(
  { ask, say }: Terminal,
  text: string,
  standard: string,
  read: (answer: string) => ReadAnswer<T>,
): Promise<T> {
  for (;;) {
    const answer = (await ask(`${text}${standard && ` [${standard}]`}: `)).trim() || standard;
    const result = read(answer);
    if ('value' in result) return result.value;
    say(result.problem);
  }
}

/** Return a reader that checks an answer by a schema. */
export function bySchema<T extends z.ZodMiniType>(schema: T): (answer: unknown) => ReadAnswer<z.infer<T>> {
  return (answer) => {
    const parsed = z.safeParse(schema, answer, { reportInput: true });
    return parsed.success ? { value: parsed.data } : { problem: issueLines('ответ', parsed.error.issues).join('\n') };
  };
}

/** Return a function that asks for a part until its schema takes the answer. */
export function asking(terminal: Terminal) {
  return <T extends z.ZodMiniType>(question: string, schema: T, standard = ''): Promise<z.infer<T>> =>
    askUntilValid(terminal, question, standard, bySchema(schema));
}

/** Ask for a part that a paper may lack. */
export function askOrNone<T extends z.ZodMiniType>(
  terminal: Terminal,
  question: string,
  schema: T,
): Promise<z.infer<T> | undefined> {
  const read = bySchema(schema);
  return askUntilValid<z.infer<T> | undefined>(terminal, `${question} («${NONE}», если нет)`, NONE, (answer) =>
    answer === NONE ? { value: undefined } : read(answer),
  );
}

/** Read «да» or «нет»; anything else is asked again. */
export function readYesNo(answer: string): ReadAnswer<boolean> {
  if (/^(да|д|yes|y)$/i.test(answer)) return { value: true };
  if (/^(нет|н|no|n)$/i.test(answer)) return { value: false };
  return { problem: `ответ: «${answer}» — нужно «да» или «нет»` };
}
