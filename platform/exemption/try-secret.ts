import { countTry, lockAt, triesLeft } from '../../core/exemption/lockout.ts';
import type { SecretName } from '../../core/exemption/secret-hash.ts';
import type { TryAnswer } from '../../core/messages/popup-messages.ts';
import { isSecret } from './pbkdf2.ts';
import { loadSecret, loadTries, saveTries } from './secrets.ts';

/** Tries a secret, one try at a time over all pages and the worker, with the delays of core/exemption/lockout.ts. */
export function trySecret(name: SecretName, text: string): Promise<TryAnswer> {
  return navigator.locks.request(`try:${name}`, async (): Promise<TryAnswer> => {
    const kept = await loadSecret(name);
    if (kept === null) return { kind: 'not-set' };
    const lock = await lockOf(name);
    if (lock) return { kind: 'locked', until: lock };
    const tries = countTry(new Date(), await loadTries(name));
    await saveTries(name, tries);
    if (!(await isSecret(text, kept)))
      return { kind: 'wrong', left: triesLeft(tries), until: tries.lock?.until ?? null };
    await saveTries(name, null);
    return { kind: 'right' };
  });
}

/** The end of the delay that is on for a secret, or `null`; remembers a delay that a clock set back began anew. */
export async function lockOf(name: SecretName): Promise<string | null> {
  const tries = await loadTries(name);
  const lock = lockAt(new Date(), tries);
  if (tries && lock && lock.from !== tries.lock?.from) await saveTries(name, { ...tries, lock });
  return lock?.until ?? null;
}
