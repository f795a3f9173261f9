import * as z from 'zod/mini';
import { renewTimetable } from '../timetable/migrate-timetable.ts';
import { timetableSchema } from '../timetable/timetable-schema.ts';
import { defaultSettings } from './default-settings.ts';

/** `audit` records only, `warn` warns, `redirect` warns and goes to MAX after a countdown, `block` lets nobody stay. */
export const modes = ['audit', 'warn', 'redirect', 'block'] as const;
export type Mode = (typeof modes)[number];

/** When educational programmes are carried out: all day in a classroom, by the bells, or when a teacher says so. */
export const educationalUses = ['always', 'timetable', 'by-hand'] as const;
export type EducationalUse = (typeof educationalUses)[number];

const link = z.url({ protocol: /^https$/ }).check(z.maxLength(500));

export const settingsSchema = z.strictObject({
  mode: z.enum(modes),
  educationalUse: z.enum(educationalUses),
  timetable: timetableSchema,
  /** Where the buttons lead; https only. */
  maxLink: link,
  sferumLink: link,
  /** Seconds before `redirect` goes, 3 to 60. */
  countdown: z.int().check(z.minimum(3), z.maximum(60)),
  /** A room, never a person: at most 40 characters of one line. */
  place: z.string().check(z.maxLength(40), z.regex(/^[^\p{Cc}]*$/u)),
  /** How many times a day a teacher may exempt this PC; each lasts till the bell. */
  exemptionsPerDay: z.int().check(z.minimum(1), z.maximum(20)),
  /** Days that entries are kept; older days are deleted whole. */
  retention: z.int().check(z.minimum(1), z.maximum(365)),
  /** Whether the journal and its exports stay open where a passphrase locks the administrator's page. */
  reportsOpen: z.boolean(),
  /** Whether the month before is written into the folder of downloads by itself. */
  monthlyExport: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Who set a value: nobody, this PC, or a policy, which goes first. */
export type SettingSource = 'default' | 'here' | 'policy';

/** A field that could not be used; what would hold without it stands in for it. */
export interface SettingsProblem {
  field: string;
  /** Where inside the field, as `timetable.week.1.0.from`; equals `field` when the whole is wrong. */
  path: string;
  source: Exclude<SettingSource, 'default'>;
}

/** Settings as read, with who set what and what had to be replaced. */
export interface CheckedSettings {
  settings: Settings;
  /** Fields that are not named have their default. */
  sources: Partial<Record<keyof Settings, SettingsProblem['source']>>;
  problems: SettingsProblem[];
}

/**
 * Turns whatever storage held into usable settings: each field that fits is kept, each that does not is replaced by
 * its default and named. Never throws: an unguarded browser would be worse than a default.
 * @param raw the stored value, of any type; `undefined` means nothing was ever stored
 */
export function readSettings(raw: unknown): CheckedSettings {
  return takeFields({ settings: structuredClone(defaultSettings), sources: {}, problems: [] }, raw, 'here');
}

/** Puts each field that fits over what is there, and names each that does not. Never throws. */
export function takeFields(checked: CheckedSettings, raw: unknown, source: SettingsProblem['source']): CheckedSettings {
  if (raw === undefined || raw === null) return checked;
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    return { ...checked, problems: [...checked.problems, { field: 'settings', path: 'settings', source }] };
  }
  const settings = { ...checked.settings };
  const sources = { ...checked.sources };
  const problems = [...checked.problems];
  for (const [field, value] of Object.entries(raw)) {
    if (!isField(field)) {
      problems.push({ field, path: field, source });
      continue;
    }
    const parsed = settingsSchema.shape[field].safeParse(field === 'timetable' ? renewTimetable(value) : value);
    if (parsed.success) {
      Object.assign(settings, { [field]: parsed.data });
      sources[field] = source;
    } else {
      const at = parsed.error.issues[0]?.path ?? [];
      problems.push({ field, path: [field, ...at.map(String)].join('.'), source });
    }
  }
  return { settings, sources, problems };
}

/** Whether the settings have a field of this name. */
export function isField(name: string): name is keyof Settings {
  return Object.hasOwn(settingsSchema.shape, name);
}
