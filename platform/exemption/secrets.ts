import { type Exemption, exemptionSchema } from '../../core/exemption/exemption.ts';
import { type Used, usedSchema } from '../../core/exemption/exemption-usage.ts';
import { type Tries, triesSchema } from '../../core/exemption/lockout.ts';
import { readHash, type SecretName, type SecretSource } from '../../core/exemption/secret-hash.ts';
import { policyHash } from '../settings/policy.ts';
import { get, put } from '../storage/private-store.ts';
import { isClosedTillRestart, StoreClosed } from '../storage/store-session.ts';

/** The hash of a secret that is in force, a policy's before this PC's own; `null` when none is set. */
export async function loadSecret(name: SecretName): Promise<string | null> {
  return (await policyHash(name)) ?? keptHash(name);
}

/** Who set the secret that is in force. */
export async function secretSource(name: SecretName): Promise<SecretSource> {
  if ((await policyHash(name)) !== null) return 'policy';
  return (await keptHash(name)) === null ? 'nowhere' : 'here';
}

async function keptHash(name: SecretName): Promise<string | null> {
  const kept = await get(name);
  return readHash(kept) ? (kept as string) : null;
}

/**
 * Sets, or with `null` removes, a secret; what was counted against the one before is forgotten.
 * @throws StoreClosed after a full disk: a secret that the next browser start forgets is none
 */
export async function saveSecret(name: SecretName, hash: string | null): Promise<void> {
  if (await isClosedTillRestart()) throw new StoreClosed();
  await put(name, hash);
  await saveTries(name, null);
}

export async function loadTries(name: SecretName): Promise<Tries | null> {
  const parsed = triesSchema.safeParse(await get(`tries:${name}`));
  return parsed.success ? parsed.data : null;
}

export function saveTries(name: SecretName, tries: Tries | null): Promise<void> {
  return put(`tries:${name}`, tries);
}

/** The exemption last begun, whether or not it is still on. */
export async function loadExemption(): Promise<Exemption | null> {
  const parsed = exemptionSchema.safeParse(await get('exemption'));
  return parsed.success ? parsed.data : null;
}

export function saveExemption(exemption: Exemption | null): Promise<void> {
  return put('exemption', exemption);
}

export async function loadUsed(): Promise<Used | null> {
  const parsed = usedSchema.safeParse(await get('used'));
  return parsed.success ? parsed.data : null;
}

export function saveUsed(used: Used): Promise<void> {
  return put('used', used);
}
