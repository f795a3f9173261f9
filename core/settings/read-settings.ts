import { migrateTimetable } from '../timetable/migrate-timetable.ts';
import { defaultSettings } from './default-settings.ts';
import { isField, type Settings, settingsSchema } from './settings.ts';

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
  return applyFields({ settings: structuredClone(defaultSettings), sources: {}, problems: [] }, raw, 'here');
}

/** Puts each field that fits over what is there, and names each that does not. Never throws. */
export function applyFields(
  checked: CheckedSettings,
  raw: unknown,
  source: SettingsProblem['source'],
): CheckedSettings {
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
    const parsed = settingsSchema.shape[field].safeParse(field === 'timetable' ? migrateTimetable(value) : value);
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
