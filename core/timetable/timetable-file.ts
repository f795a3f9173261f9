import * as z from 'zod/mini';
import { shownValueAt } from '../encoding/value-at.ts';
import { migrateTimetable } from './migrate-timetable.ts';
import { ambiguousDays, type LessonProblemName, lessonProblems } from './timetable-problems.ts';
import { type Timetable, timetableSchema } from './timetable-schema.ts';

/** Format of a timetable file. Fields with a default may be omitted. */
const fileSchema = z.strictObject({
  $schema: z.optional(z.string().check(z.maxLength(300))),
  format: z.literal('dezhurny-timetable'),
  version: z.literal(1),
  timetable: timetableSchema,
});

export interface FileProblem {
  name: 'not-json' | 'not-a-timetable' | 'unknown-version' | 'field' | 'ambiguousDay' | LessonProblemName;
  /** Path (`timetable.bells.0.lessons.2.from`); empty for the whole file. */
  path: string;
  /** The value at that path, if it is a string or number; at most 40 characters. */
  value?: string;
}

/** A valid timetable, or all problems of the file. */
export type TimetableCheck = { ok: true; timetable: Timetable } | { ok: false; problems: FileProblem[] };

/** Serialize a timetable as the text of a file for {@link readTimetableFile}. */
export function writeTimetableFile(timetable: Timetable): string {
  return `${JSON.stringify({ format: 'dezhurny-timetable', version: 1, timetable }, null, 2)}\n`;
}

/** Parse and check the text of a file: first the schema, then overlaps and repeated numbers. */
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

/** Return the JSON Schema of the file, for people and programs that write one. */
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
  const value = shownValueAt(raw, path);
  return { name: 'field', path: path.map(String).join('.'), ...(value !== undefined && { value }) };
}

function refuse(name: FileProblem['name'], path = ''): TimetableCheck {
  return { ok: false, problems: [{ name, path }] };
}
