import * as z from 'zod/mini';

/** The form before there were bells by name: each weekday with lessons of its own. */
const oldTimetable = z.strictObject({
  zone: z.string(),
  week: z.record(z.literal(['1', '2', '3', '4', '5', '6', '7']), z.array(z.unknown())),
});

/**
 * Brings a timetable of the earlier form into the present one; anything else is handed back as it is. Days with the
 * same lessons get the same bells, named in Russian, the language of the people who see them.
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
