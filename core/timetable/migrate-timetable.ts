import * as z from 'zod/mini';

/** The previous format: lessons per weekday, without named bells. */
const oldTimetable = z.strictObject({
  zone: z.string(),
  week: z.record(z.literal(['1', '2', '3', '4', '5', '6', '7']), z.array(z.unknown())),
});

/**
 * Convert a timetable of the previous format; return any other value unchanged. Days with equal lessons share bells,
 * which get Russian names, because the school's staff reads them.
 */
export function migrateTimetable(raw: unknown): unknown {
  const parsed = oldTimetable.safeParse(raw);
  if (!parsed.success || Object.values(parsed.data.week).flat().some(isName)) return raw;
  const { zone, week } = parsed.data;
  const bells: { name: string; lessons: unknown[] }[] = [];
  const named = Object.entries(week).map(([day, lessons]): [string, string[]] => {
    if (lessons.length === 0) return [day, []];
    const written = JSON.stringify(lessons);
    const same = bells.find((known) => JSON.stringify(known.lessons) === written);
    const name = same?.name ?? `Звонки ${bells.length + 1}`;
    if (!same) bells.push({ name, lessons });
    return [day, [name]];
  });
  return { zone, bells, week: Object.fromEntries(named) };
}

const isName = (entry: unknown): boolean => typeof entry === 'string';
