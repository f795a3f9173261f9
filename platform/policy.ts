import { browser } from 'wxt/browser';
import { policyKeys, type SecretName } from '../core/secret.ts';

/**
 * The hash that a policy sets for a secret, `null` where none does. A text that is no hash counts as set and matches
 * nothing: what a policy was meant to lock stays locked until it is mended.
 */
export async function policyHash(name: SecretName): Promise<string | null> {
  const key = policyKeys[name];
  try {
    const set: unknown = (await browser.storage.managed.get(key))[key];
    return typeof set === 'string' && set !== '' ? set : null;
  } catch {
    // Firefox refuses to read where no policy is set.
    return null;
  }
}
