import { browser } from 'wxt/browser';
import { isSet } from '../core/policy.ts';
import { policyKeys, type SecretName, secretNames } from '../core/secret.ts';

/** What a policy sets for the extension, unchecked; nothing where none does. Never throws. */
export async function loadPolicy(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    // Firefox refuses to read where no policy is set.
    return {};
  }
}

/**
 * Calls back with the keys that a policy sets anew, otherwise or no longer; returns the way to stop. Chromium tells of
 * it while it runs, Firefox reads policies when it starts and at no other time.
 */
export function watchPolicy(changed: (keys: readonly string[]) => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'managed') changed(Object.keys(changes));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/**
 * The hash that a policy sets for a secret, `null` where none does. What is no hash counts as set and matches nothing:
 * what a policy was meant to lock stays locked until it is mended.
 */
export async function policyHash(name: SecretName): Promise<string | null> {
  const set = (await loadPolicy())[policyKeys[name]];
  return isSet(set) ? String(set) : null;
}

/** Calls back when a policy sets, changes or withdraws a secret; returns the way to stop. */
export function watchPolicyHashes(changed: (name: SecretName) => void): () => void {
  return watchPolicy((keys) => {
    for (const name of secretNames) if (keys.includes(policyKeys[name])) changed(name);
  });
}
