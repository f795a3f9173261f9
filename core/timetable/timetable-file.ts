import * as z from 'zod/mini';
import { migrateTimetable } from './migrate-timetable.ts';
import { ambiguousDays, type LessonProblemName, lessonProblems } from './timetable-problems.ts';
import { type Timetable, timetableSchema } from './timetable-schema.ts';

/** The timetable as a file. What has a default may be left out. */
const fileSchema = z.strictObject({
  $schema: z.optional(z.string().check(z.maxLength(300))),
  format: z.literal('dezhurny-timetable'),
  version: z.literal(1),
  timetable: timetableSchema,
});

export interface FileProblem {
  name: 'not-json' | 'not-a-timetable' | 'unknown-version' | 'field' | 'ambiguousDay' | LessonProblemName;
  /** Where, as `timetable.bells.0.lessons.2.from`; empty for the file as a whole. */
  path: string;
  /** What stands there, if it is a word or a number. */
  value?: string;
}

/** A timetable that is whole, or everything that is wrong with the file. */
export type TimetableCheck = { ok: true; timetable: Timetable } | { ok: false; problems: FileProblem[] };

/** The timetable as the text of a file; {@link readTimetableFile} reads it. */
export function writeTimetableFile(timetable: Timetable): string {
  return `${JSON.stringify({ format: 'dezhurny-timetable', version: 1, timetable }, null, 2)}\n`;
}

/** Reads the text of a file and checks it: its shape, then whether it makes sense. */
export function readTimetableFile(text: string): TimetableCheck {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse('not-json');
  }
  const { format, version, timetable } = (raw ?? {}) as { format?: unknown; version?: unknown; timetable?: unknown };
  if (format !== 'dezhurny-timetable') return refuse('not-a-timetable');
  if (version !== 1) return refuse('unknown-version', 'version');
  const parsed = fileSchema.safeParse({ ...(raw as object), timetable: migrateTimetable(timetable) });
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path }): FileProblem => fieldProblem(raw, path));
    return { ok: false, problems };
  }
  const problems = senseless(parsed.data.timetable);
  return problems.length === 0 ? { ok: true, timetable: parsed.data.timetable } : { ok: false, problems };
}

/** The JSON Schema of the file, for whoever writes one by hand or by a program. */
export function timetableJsonSchema(): object {
  const schema = z.toJSONSchema(fileSchema, { io: 'input' });
  return {
    ...schema,
    title: 'Dezhurny: bell timetable',
    description:
      'What needs a second look across fields (bells by a name that exists, no overlaps, each day once) is checked on import.',
  };
}

function senseless(timetable: Timetable): FileProblem[] {
  const inBells = timetable.bells.flatMap(({ lessons }, i) =>
    lessonProblems(lessons).map(({ index, part, name }): FileProblem => {
      const value = String(lessons[index]?.[part]);
      return { name, path: `timetable.bells.${i}.lessons.${index}.${part}`, value };
    }),
  );
  const days = ambiguousDays(timetable).map(
    (day): FileProblem => ({ name: 'ambiguousDay', path: `timetable.week.${day}` }),
  );
  return [...inBells, ...days];
}

function fieldProblem(raw: unknown, path: readonly PropertyKey[]): FileProblem {
  const at = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], raw);
  const isWord = typeof at === 'string' || typeof at === 'number';
  return { name: 'field', path: path.map(String).join('.'), ...(isWord ? { value: String(at).slice(0, 40) } : {}) };
}

function refuse(name: FileProblem['name'], path = ''): TimetableCheck {
  return { ok: false, problems: [{ name, path }] };
}
