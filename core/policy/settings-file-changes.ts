import { jsonEqual } from '../encoding/json-equal.ts';
import { shownValueAt } from '../encoding/value-at.ts';
import { type SecretName, secretNames, secretPolicyKeys } from '../exemption/secret-hash.ts';
import { applyFields, type CheckedSettings } from '../settings/read-settings.ts';
import { isField, type Settings } from '../settings/settings.ts';
import { type FieldError, fromDraft, toDraft } from '../settings/settings-draft.ts';
import { developerToolsKeys } from './developer-tools-policy.ts';
import { REGULATION_FIELD } from './policy.ts';
import { regionKeys } from './region-policy.ts';
import { hashesOf } from './settings-file.ts';
import { totalsKeys } from './totals-policy.ts';

/** A field of a settings file that cannot be taken. */
export interface SettingsFileProblem {
  /** Path in the file, as `timetable.bells.0.lessons.2.from`. */
  path: string;
  /** The value there if it is a string or a number, at most 40 characters. */
  value?: string;
  /** `unknown`: no such field; `policyOnly`: only a policy sets it; `invalid`: the schema rejects it; else what a form says. */
  reason: 'unknown' | 'policyOnly' | 'invalid' | FieldError;
}

/** What opening a settings file would change; nothing is applied. */
export interface SettingsFileChanges {
  /** The settings with the valid fields of the file; a field that the file does not have stays as it is. */
  settings: Settings;
  /** Fields that would change. */
  changed: (keyof Settings)[];
  hashes: Partial<Record<SecretName, string>>;
  /** Fields of the file that policy sets on this PC: they do not change. */
  held: string[];
  problems: SettingsFileProblem[];
}

/**
 * Compare the fields of a settings file with the settings of this PC.
 * @param raw fields of any type; `regulation` is read by core/regulation/read-regulation.ts
 * @param secretsByPolicy the secrets that policy sets on this PC
 * @param isListed whether a rule names an address, so that it can be allowed
 */
export function settingsFileChanges(
  raw: Record<string, unknown>,
  { settings: now, sources }: Pick<CheckedSettings, 'settings' | 'sources'>,
  secretsByPolicy: readonly SecretName[],
  isListed: (address: string) => boolean,
): SettingsFileChanges {
  const isHeld = (field: string): boolean => isField(field) && sources[field] === 'policy';
  const given = Object.keys(raw);
  const free = Object.fromEntries(Object.entries(raw).filter(([field]) => isField(field) && !isHeld(field)));
  const start = { settings: now, sources: {}, problems: [] };
  const read = applyFields(start, free, 'here');
  const sound = withoutSenseless(read.settings, now, isListed);
  const { hashes, problems } = hashesOf(raw);
  const heldSecrets = secretNames.filter((name) => name in hashes && secretsByPolicy.includes(name));
  return {
    settings: sound.settings,
    changed: (Object.keys(now) as (keyof Settings)[]).filter((field) => !jsonEqual(sound.settings[field], now[field])),
    hashes: Object.fromEntries(Object.entries(hashes).filter(([name]) => !heldSecrets.some((held) => held === name))),
    held: [...given.filter(isHeld), ...heldSecrets.map((name) => secretPolicyKeys[name])],
    problems: [
      ...given.filter((field) => !isRead(field)).map((field) => strange(field)),
      ...[...read.problems.map(({ path }) => path), ...problems].map((path) => invalid(raw, path)),
      ...sound.problems,
    ],
  };
}

function isRead(field: string): boolean {
  const hashes: readonly string[] = Object.values(secretPolicyKeys);
  return isField(field) || field === REGULATION_FIELD || hashes.includes(field);
}

function strange(field: string): SettingsFileProblem {
  const policyOnly = [regionKeys, totalsKeys, developerToolsKeys].flatMap((keys): string[] => Object.values(keys));
  return { path: field, reason: policyOnly.includes(field) ? 'policyOnly' : 'unknown' };
}

function invalid(raw: unknown, path: string): SettingsFileProblem {
  const value = shownValueAt(raw, path.split('.'));
  return { path, reason: 'invalid', ...(value !== undefined && { value }) };
}

/**
 * Return the settings without the fields that a form would refuse, such as lessons that overlap: they stay as they are.
 * Without one of them another field can lose its sense, so the rest is checked again.
 */
function withoutSenseless(
  settings: Settings,
  now: Settings,
  isListed: (address: string) => boolean,
): { settings: Settings; problems: SettingsFileProblem[] } {
  const checked = fromDraft(toDraft(settings), {}, isListed);
  if ('settings' in checked) return { settings, problems: [] };
  const refused = [...checked.errors].filter(([path]) => !jsonEqual(settings[fieldAt(path)], now[fieldAt(path)]));
  if (refused.length === 0) return { settings, problems: [] };
  const fields = refused.map(([path]) => fieldAt(path));
  const rest = { ...settings, ...Object.fromEntries(fields.map((field) => [field, now[field]])) };
  const again = withoutSenseless(rest, now, isListed);
  const problems = refused.map(([path, reason]): SettingsFileProblem => ({ path: fullPath(path), reason }));
  return { settings: again.settings, problems: [...problems, ...again.problems] };
}

/** @param path of an error of the form: the timetable's own paths have no field before them */
function fieldAt(path: string): keyof Settings {
  const [field = ''] = path.split('.');
  return isField(field) ? field : 'timetable';
}

function fullPath(path: string): string {
  return fieldAt(path) === 'timetable' ? `timetable.${path}` : path;
}
