import { type LabelProblem, labelProblems } from '../core/settings/label-problems.ts';

const problemWords: Readonly<Record<LabelProblem, string>> = {
  people: 'похоже на список людей или класса',
  person: 'похоже на имя человека',
  phone: 'похоже на номер телефона',
  email: 'похоже на адрес почты или имя пользователя',
  hiddenSigns: 'есть невидимые знаки, они убраны',
};

/**
 * Describe each label and name of kit.json that seems to name a person. The kit is made all the same.
 * @param file name of the input in messages
 * @param raw contents of kit.json, of any type
 * @returns lines such as `kit.json: settings.place — похоже на имя человека. …`
 */
export function labelWarnings(file: string, raw: unknown): string[] {
  return labels(raw).flatMap(({ path, text, goesTo }) => {
    const problems = labelProblems(text);
    if (problems.length === 0) return [];
    return [`${file}: ${path} — ${problems.map((one) => problemWords[one]).join('; ')}. ${goesTo}`];
  });
}

const TO_REPORTS = 'Подпись попадает в отчёты, выгрузки и имена их файлов: укажите помещение, а не человека.';
const TO_EVERY_PC = 'Название попадает в настройки всех компьютеров: человека в нём не указывайте.';

/** Return the typed texts of kit.json that reach every PC, with their paths. */
function labels(raw: unknown): { path: string; text: string; goesTo: string }[] {
  const settings = field(raw, 'settings');
  const timetable = field(settings, 'timetable');
  const named = [
    ...list(timetable, 'bells').map((one, i) => ({ path: `settings.timetable.bells.${i}.name`, one })),
    ...list(field(timetable, 'calendar'), 'vacations').map((one, i) => ({
      path: `settings.timetable.calendar.vacations.${i}.name`,
      one,
    })),
  ].map(({ path, one }) => ({ path, text: field(one, 'name'), goesTo: TO_EVERY_PC }));
  const rooms = Object.keys((field(raw, 'rooms') as object | undefined) ?? {}).map((text) => {
    return { path: 'rooms', text, goesTo: TO_REPORTS };
  });
  return [{ path: 'settings.place', text: field(settings, 'place'), goesTo: TO_REPORTS }, ...rooms, ...named].flatMap(
    (label) => (typeof label.text === 'string' ? [{ ...label, text: label.text }] : []),
  );
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
}
