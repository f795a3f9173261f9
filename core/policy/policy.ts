import * as z from 'zod/mini';
import { policyKeys, readHash } from '../exemption/secret-hash.ts';
import { type CheckedSettings, readSettings, type SettingsProblem, takeFields } from '../settings/read-settings.ts';
import { isField, type Settings, settingsSchema } from '../settings/settings.ts';
import { isSet } from './policy-value.ts';
import { regionKeys, regionProblems, regionSchema } from './region-policy.ts';
import { totalsKeys, totalsProblems, totalsSchema } from './totals-policy.ts';

const secretHash = z.string().check(z.refine((text) => readHash(text) !== null, 'не строка из npm run -s hash'));

/**
 * All that a policy may set: any of the settings, the hashes of PIN and passphrase, where entries are sent and where a
 * region's totals are read.
 */
export const policySchema = z.strictObject({
  ...z.partial(settingsSchema).shape,
  [policyKeys.pin]: z.optional(secretHash),
  [policyKeys.passphrase]: z.optional(secretHash),
  ...z.partial(regionSchema).shape,
  ...z.partial(totalsSchema).shape,
});
export type Policy = z.infer<typeof policySchema>;

/** The JSON Schema of a policy, for whoever writes one by hand or by a program. */
export function policyJsonSchema(): object {
  return {
    ...z.toJSONSchema(policySchema, { io: 'input' }),
    title: 'Dezhurny: settings by policy',
    description: 'Every field may be left out: then each PC has its own. Chromium takes no field that is null.',
  };
}

/**
 * Where a policy cannot be used, as `timetable.bells.0.lessons.2.from`; empty when all of it can. A policy that is no
 * object has one problem with an empty path.
 */
export function policyProblems(raw: unknown): string[] {
  const { error } = policySchema.safeParse(raw);
  if (!error) return [];
  const paths = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key].map(String).join('.'))
      : [issue.path.map(String).join('.')],
  );
  return [...new Set(paths)];
}

/**
 * The settings in force: those of this PC, and over them, field by field, what a policy sets. What of the policy does
 * not fit is left out and named; the rest applies. Never throws.
 * @param stored what this PC stored, of any type @param policy what the browser was given, of any type
 */
export function settingsInForce(stored: unknown, policy: unknown): CheckedSettings {
  const { settings, sources, problems } = takeFields(readSettings(stored), policySettings(policy), 'policy');
  const isMoot = ({ field, source }: SettingsProblem): boolean =>
    source === 'here' && isField(field) && sources[field] === 'policy';
  const others = [...brokenHashes(policy), ...regionProblems(policy), ...totalsProblems(policy)];
  const named = others.map((field): SettingsProblem => ({ field, path: field, source: 'policy' }));
  return { settings, sources, problems: [...problems.filter((one) => !isMoot(one)), ...named] };
}

/**
 * What this PC is to store when its settings are saved: of what a policy sets, its own value of before, so that it
 * comes back when the policy goes.
 * @param stored what this PC stored before, of any type
 */
export function ownSettings(
  settings: Settings,
  sources: CheckedSettings['sources'],
  stored: unknown,
): Partial<Settings> {
  const before = readSettings(stored);
  const fields = Object.keys(settings).filter(isField);
  const own = fields.flatMap((field) => {
    if (sources[field] !== 'policy') return [[field, settings[field]]];
    return before.sources[field] ? [[field, before.settings[field]]] : [];
  });
  return Object.fromEntries(own);
}

/**
 * What of a policy holds on while a browser has not read it anew: settings and hashes, whether or not they can be used.
 * @param policy what the browser was given, of any type
 */
export function lastingPolicy(policy: unknown): Record<string, unknown> {
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) return {};
  const hashes: readonly string[] = Object.values(policyKeys);
  return Object.fromEntries(Object.entries(policy).filter(([key]) => isField(key) || hashes.includes(key)));
}

/** Hashes that are set and are none: nothing opens what they lock. */
function brokenHashes(policy: unknown): string[] {
  return Object.values(policyKeys).filter((key) => isSet(setBy(policy, key)) && readHash(setBy(policy, key)) === null);
}

function setBy(policy: unknown, key: string): unknown {
  return typeof policy === 'object' && policy !== null && Object.hasOwn(policy, key)
    ? (policy as Record<string, unknown>)[key]
    : undefined;
}

/** The settings among what a policy sets, as Chromium reads them from the registry of Windows; Firefox does not. */
function policySettings(policy: unknown): unknown {
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) return policy;
  const others: readonly string[] = [policyKeys, regionKeys, totalsKeys].flatMap((keys) => Object.values(keys));
  const settings = Object.entries(policy).filter(([field]) => !others.includes(field));
  return Object.fromEntries(settings.map(([field, value]) => [field, fromRegistry(field, value)]));
}

/** The registry has numbers and texts: no booleans, and no objects but as JSON. */
function fromRegistry(field: string, value: unknown): unknown {
  if (!isField(field)) return value;
  const kind = settingsSchema.shape[field].def.type;
  if (kind === 'boolean' && (value === 0 || value === 1)) return value === 1;
  if (kind !== 'object' || typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
