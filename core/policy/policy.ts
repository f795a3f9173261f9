import * as z from 'zod/mini';
import { parseSecretHash, secretPolicyKeys } from '../exemption/secret-hash.ts';
import { regulationSchema } from '../regulation/regulation-schema.ts';
import { applyFields, type CheckedSettings, readSettings, type SettingsProblem } from '../settings/read-settings.ts';
import { isField, type Settings, settingsSchema } from '../settings/settings.ts';
import { developerToolsKeys, developerToolsProblems, developerToolsSchema } from './developer-tools-policy.ts';
import { isSet } from './policy-value.ts';
import { regionKeys, regionProblems, regionSchema } from './region-policy.ts';
import { totalsKeys, totalsProblems, totalsSchema } from './totals-policy.ts';

const secretHash = z.string().check(z.refine((text) => parseSecretHash(text) !== null, 'не строка из npm run -s hash'));

/** The field of the regulation: the object itself, or `{ "id": … }` of a built-in one. */
export const REGULATION_FIELD = 'regulation';

/**
 * Everything a policy may set: any of the settings, the hashes of PIN and passphrase, the engine to send to, where a
 * region's totals are read and which developer tools are closed. Every field is optional.
 */
export const policySchema = z.strictObject({
  ...z.partial(settingsSchema).shape,
  [secretPolicyKeys.pin]: z.optional(secretHash),
  [secretPolicyKeys.passphrase]: z.optional(secretHash),
  /** The regulation, by core/regulation/read-regulation.ts. */
  [REGULATION_FIELD]: z.optional(regulationSchema),
  ...z.partial(regionSchema).shape,
  ...z.partial(totalsSchema).shape,
  ...z.partial(developerToolsSchema).shape,
});
export type Policy = z.infer<typeof policySchema>;

/** Return the JSON Schema of a policy, for editors and programs that write one. */
export function policyJsonSchema(): object {
  return {
    ...z.toJSONSchema(policySchema, { io: 'input' }),
    title: 'Dezhurny: settings by policy',
    description: 'Every field may be left out: then each PC has its own. Chromium takes no field that is null.',
  };
}

/**
 * Return the paths of invalid fields, such as `timetable.bells.0.lessons.2.from`; empty for a valid policy. A policy that
 * is not an object has one problem with an empty path.
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
 * Return the settings in force: those stored on this PC, overridden field by field by the policy. Invalid policy fields
 * are ignored and named in `problems`. Never throws.
 * @param stored settings stored on this PC, of any type
 * @param policy value of `storage.managed`, of any type
 */
export function settingsInForce(stored: unknown, policy: unknown): CheckedSettings {
  const { settings, sources, problems } = applyFields(readSettings(stored), policySettings(policy), 'policy');
  const isMoot = ({ field, source }: SettingsProblem): boolean =>
    source === 'here' && isField(field) && sources[field] === 'policy';
  const others = [
    ...invalidHashes(policy),
    ...regionProblems(policy),
    ...totalsProblems(policy),
    ...developerToolsProblems(policy),
  ];
  const named = others.map((field): SettingsProblem => ({ field, path: field, source: 'policy' }));
  return { settings, sources, problems: [...problems.filter((one) => !isMoot(one)), ...named] };
}

/**
 * Return the settings this PC stores when they are saved. A field set by policy keeps its earlier stored value, so that
 * the value returns when the policy is withdrawn.
 * @param stored settings stored before, of any type
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
 * Return the part of a policy that is cached and applied until the browser has read its policies: settings and hashes,
 * valid or not, and the field that a kit always sets. The engine and its token are never cached.
 * @param policy value of `storage.managed`, of any type
 */
export function cacheablePolicy(policy: unknown): Record<string, unknown> {
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) return {};
  const others: readonly string[] = [...Object.values(secretPolicyKeys), developerToolsKeys.wish];
  return Object.fromEntries(
    Object.entries(policy).filter(([key]) => isField(key) || key === REGULATION_FIELD || others.includes(key)),
  );
}

/** Return the hashes that are set but invalid; what they protect stays locked. */
function invalidHashes(policy: unknown): string[] {
  return Object.values(secretPolicyKeys).filter(
    (key) => isSet(setBy(policy, key)) && parseSecretHash(setBy(policy, key)) === null,
  );
}

function setBy(policy: unknown, key: string): unknown {
  return typeof policy === 'object' && policy !== null && Object.hasOwn(policy, key)
    ? (policy as Record<string, unknown>)[key]
    : undefined;
}

/**
 * Return the settings a policy sets, with values as the Windows registry has them converted. Chromium converts them by
 * public/policy.json; Firefox has no schema and passes them on as they are:
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/manifest.json/storage
 */
function policySettings(policy: unknown): unknown {
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) return policy;
  const policyOnly = [secretPolicyKeys, regionKeys, totalsKeys, developerToolsKeys, { regulation: REGULATION_FIELD }];
  const others: readonly string[] = policyOnly.flatMap((keys) => Object.values(keys));
  const settings = Object.entries(policy).filter(([field]) => !others.includes(field));
  return Object.fromEntries(settings.map(([field, value]) => [field, fromRegistry(field, value)]));
}

/** Kinds of fields that the registry has as JSON text. */
const jsonKinds: readonly string[] = ['object', 'record', 'array'];

/**
 * The registry has numbers and strings: a boolean is 0 or 1, an object or list is JSON text.
 * https://www.chromium.org/administrators/complex-policies-on-windows/
 */
function fromRegistry(field: string, value: unknown): unknown {
  if (!isField(field)) return value;
  const kind = settingsSchema.shape[field].def.type;
  if (kind === 'boolean' && (value === 0 || value === 1)) return value === 1;
  if (!jsonKinds.includes(kind) || typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
