import { builtInById } from './built-in-by-id.ts';
import { type Regulation, regulationSchema } from './regulation-schema.ts';
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
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    const schema = Object.hasOwn(regulationSchema.shape, name) && regulationSchema.shape[name as keyof Regulation];
    const parsed = schema ? schema.safeParse(name === 'items' ? soundItems(field, known, problems) : field) : null;
    if (parsed?.success) fields[name] = parsed.data;
    else problems.push(['regulation', name, ...(parsed?.error?.issues[0]?.path ?? [])].map(String).join('.'));
  }
  const lacking = essential.filter((name) => !Object.hasOwn(fields, name));
  if (lacking.length > 0) {
    return {
      regulation: standard,
      problems: [...new Set([...problems, ...lacking.map((name) => `regulation.${name}`)])],
    };
  }
  const whole = { ...neutral, ...fields } as Omit<Regulation, 'platform'>;
  return { regulation: { platform: usualPlatform(whole.platforms), ...whole }, problems };
}

/** Leave out the items that are wrong, or of a system that is not known, and name them. */
function soundItems(items: unknown, known: readonly string[], problems: string[]): unknown {
  if (!Array.isArray(items)) return items;
  return items.filter((item, at) => {
    const parsed = regulationSchema.shape.items.def.element.safeParse(item);
    const isKnown = parsed.success && known.includes(parsed.data.system);
    const path = parsed.success ? ['system'] : (parsed.error.issues[0]?.path ?? []);
    if (!isKnown) problems.push(['regulation.items', at, ...path].map(String).join('.'));
    return isKnown;
  });
}

/** The Windows registry has an object as JSON text. https://www.chromium.org/administrators/complex-policies-on-windows/ */
function fromText(raw: unknown): unknown {
  if (typeof raw !== 'string' || !raw.trim().startsWith('{')) return raw;
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}
