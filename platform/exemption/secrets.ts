import { type Exemption, exemptionSchema } from '../../core/exemption/exemption.ts';
import { type ExemptionUsage, exemptionUsageSchema } from '../../core/exemption/exemption-usage.ts';
import { type Lockout, lockoutSchema } from '../../core/exemption/lockout.ts';
import { parseSecretHash, type SecretName, type SecretSource } from '../../core/exemption/secret-hash.ts';
import { AWAITED_HASH, policyHash } from '../settings/policy.ts';
import { get, put } from '../storage/private-store.ts';
import { isClosedUntilRestart, StoreClosed } from '../storage/store-session.ts';

/** Load the hash of a secret (policy overrides this PC); `null` if it is not set. */
export async function loadSecret(name: SecretName): Promise<string | null> {
  return (await policyHash(name)) ?? keptHash(name);
}

/** Return the source of the secret in force. */
export async function secretSource(name: SecretName): Promise<SecretSource> {
  const byPolicy = await policyHash(name);
  if (byPolicy !== null) return byPolicy === AWAITED_HASH ? 'awaited' : 'policy';
  return (await keptHash(name)) === null ? 'nowhere' : 'here';
}

async function keptHash(name: SecretName): Promise<string | null> {
  const kept = await get(name);
  return parseSecretHash(kept) ? (kept as string) : null;
}

/**
 * Store a secret's hash, or remove it with `null`, and reset its lockout.
 * @throws StoreClosed after a full disk, because the secret would be lost at the next browser start
 */
export async function saveSecret(name: SecretName, hash: string | null): Promise<void> {
  if (await isClosedUntilRestart()) throw new StoreClosed();
  await put(name, hash);
  await saveLockout(name, null);
}

/** What has a count of wrong attempts. */
export type LockoutName = SecretName | 'class-code';

export async function loadLockout(name: LockoutName): Promise<Lockout | null> {
  const parsed = lockoutSchema.safeParse(await get(`tries:${name}`));
  return parsed.success ? parsed.data : null;
}

export function saveLockout(name: LockoutName, tries: Lockout | null): Promise<void> {
  return put(`tries:${name}`, tries);
}

/** Load the last exemption, active or over; `null` before the first. */
export async function loadExemption(): Promise<Exemption | null> {
  const parsed = exemptionSchema.safeParse(await get('exemption'));
  return parsed.success ? parsed.data : null;
}

export function saveExemption(exemption: Exemption | null): Promise<void> {
  return put('exemption', exemption);
}

export async function loadExemptionUsage(): Promise<ExemptionUsage | null> {
  const parsed = exemptionUsageSchema.safeParse(await get('used'));
  return parsed.success ? parsed.data : null;
}

export function saveExemptionUsage(used: ExemptionUsage): Promise<void> {
  return put('used', used);
}
