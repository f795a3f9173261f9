import { migrateTimetable } from '../timetable/migrate-timetable.ts';
import { defaultSettings } from './default-settings.ts';
import { isField, MIN_COUNTDOWN_S, type Settings, settingsSchema } from './settings.ts';

/** Where a value comes from: the default, this PC, or policy, which overrides this PC. */
export type SettingSource = 'default' | 'here' | 'policy';

/** A field that was rejected; the value of the next source is used instead. */
export interface SettingsProblem {
  field: string;
  /** Path inside the field, as `timetable.week.1.0.from`; equals `field` if the whole field is wrong. */
  path: string;
  source: Exclude<SettingSource, 'default'>;
}

/** The settings of this PC are lost; those of the last guard snapshot are in force. */
export const recoveredProblem: SettingsProblem = { field: 'settings', path: 'recovered', source: 'here' };

/** Settings with the source of each field and the fields that were rejected. */
export interface CheckedSettings {
  settings: Settings;
  /** Fields that are missing here have their default. */
  sources: Partial<Record<keyof Settings, SettingsProblem['source']>>;
  problems: SettingsProblem[];
  /** Seconds that were set for the countdown, if they are too few and were raised. */
  raisedCountdown?: number | undefined;
}

/**
 * Read stored settings of any type field by field. A field that the schema rejects gets its default and is reported.
 * Never throws: a wrong default is better than no guard.
 * @param raw the stored value; `undefined` if nothing is stored
 */
export function readSettings(raw: unknown): CheckedSettings {
  return applyFields({ settings: structuredClone(defaultSettings), sources: {}, problems: [] }, raw, 'here');
}

/** Apply each valid field of `raw` over `checked`, and report each invalid one. Never throws. */
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
  return withLongEnoughCountdown({ ...checked, settings, sources, problems }, sources.countdown === source);
}

/** Raise a countdown that is too short. @param isGiven whether the countdown is of the last source */
function withLongEnoughCountdown(checked: CheckedSettings, isGiven: boolean): CheckedSettings {
  const { countdown } = checked.settings;
  if (countdown >= MIN_COUNTDOWN_S) return isGiven ? { ...checked, raisedCountdown: undefined } : checked;
  return { ...checked, settings: { ...checked.settings, countdown: MIN_COUNTDOWN_S }, raisedCountdown: countdown };
}
