import { builtInById } from './built-in-by-id.ts';
import { keepRegulation } from './regulation-fields.ts';
import type { Regulation } from './regulation-schema.ts';
import { usualPlatform } from './usual-platform.ts';

/** A regulation, and the paths of what was refused, as `regulation.items.2.item`. */
export interface ReadRegulation {
  regulation: Regulation;
  problems: string[];
}

/** What a regulation says where a policy leaves a text out, or has it wrong: words that are false for no school. */
const neutral: Omit<Regulation, 'id' | 'inForceFrom' | 'items' | 'platform'> = {
  school: {
    fullName: { ru: 'Образовательная организация', en: 'Educational organisation' },
    shortName: { ru: 'ОО', en: 'School' },
    noun: { nominative: 'школа', genitive: 'школы', prepositional: 'школе', en: 'school' },
  },
  title: { ru: 'Порядок применения сервисов взаимодействия', en: 'Regulation on services for interaction' },
  list: { nominative: 'Перечень запрещённых систем', genitive: 'Перечня запрещённых систем', en: 'The list' },
  platforms: [{ id: 'max' }, { id: 'sferum' }],
  roles: [{ ru: 'Ответственный за применение сервисов', en: 'Responsible for the services' }],
  support: [],
};

/** Without these there is no regulation: nothing else names its incidents, its day and its systems. */
const essential = ['id', 'inForceFrom', 'items'] as const;

/** Problems that are named; the rest of a file that is no regulation would fill a screen. */
const MAX_PROBLEMS = 100;

/**
 * Read the regulation that a policy sets: the object itself, its JSON text, or the id of a built-in one, alone or as
 * `{ "id": … }`. Wrong fields and items are named and the rest applies; without an id, a day and one known system the
 * first built-in regulation stays in force. Never throws.
 * @param raw of any type; nothing if no policy sets it
 * @param builtIn the built-in regulations, the default first
 * @param known ids of the systems that this build can recognise
 */
export function readRegulation(
  raw: unknown,
  builtIn: readonly [Regulation, ...Regulation[]],
  known: readonly string[],
): ReadRegulation {
  const [standard] = builtIn;
  if (raw === undefined || raw === null || raw === '') return { regulation: standard, problems: [] };
  const value = fromText(raw);
  const named = builtInById(value, builtIn);
  if (named) return { regulation: named, problems: [] };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { regulation: standard, problems: ['regulation'] };
  }
  return readFields(value, standard, known);
}

function readFields(value: object, standard: Regulation, known: readonly string[]): ReadRegulation {
  const problems: string[] = [];
  const { school, ...fields } = keepRegulation(known)(value, 'regulation', problems) ?? {};
  const lacking = essential.filter((name) => !Object.hasOwn(fields, name)).map((name) => `regulation.${name}`);
  const named = [...new Set([...problems, ...lacking])].slice(0, MAX_PROBLEMS);
  if (lacking.length > 0) return { regulation: standard, problems: named };
  const kept = { ...neutral, ...fields, school: { ...neutral.school, ...school } } as Omit<Regulation, 'platform'>;
  return { regulation: { platform: usualPlatform(kept.platforms), ...kept }, problems: named };
}

/** The Windows registry has an object as JSON text. https://www.chromium.org/administrators/complex-policies-on-windows/ */
function fromText(raw: unknown): unknown {
  if (typeof raw !== 'string' || !raw.trim().startsWith('{')) return raw;
  try {
    return JSON.parse(raw.trim()); // a byte order mark counts as space
  } catch {
    return raw;
  }
}
