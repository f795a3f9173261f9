import { activeLock, attemptsLeft, countAttempt } from '../../core/exemption/lockout.ts';
import type { SecretName } from '../../core/exemption/secret-hash.ts';
import type { SecretAnswer } from '../../core/messages/popup-messages.ts';
import { AWAITED_HASH } from '../settings/policy.ts';
import { isSecret } from './pbkdf2.ts';
import { type LockoutName, loadLockout, loadSecret, saveLockout } from './secrets.ts';

/** Check a secret as {@link countedAttempt}. */
export async function verifySecret(name: SecretName, text: string): Promise<SecretAnswer> {
  const kept = await loadSecret(name);
  if (kept === AWAITED_HASH) return { kind: 'awaited' };
  return kept === null ? { kind: 'not-set' } : countedAttempt(name, () => isSecret(text, kept));
}

/** The result of an attempt at something that is set. */
export type AttemptAnswer = Exclude<SecretAnswer, { kind: 'not-set' | 'awaited' }>;

/** Run a check, one at a time over all pages and the worker, with the delays of core/exemption/lockout.ts. */
export function countedAttempt(name: LockoutName, isRight: () => Promise<boolean>): Promise<AttemptAnswer> {
  return navigator.locks.request(`try:${name}`, async (): Promise<AttemptAnswer> => {
    const lock = await lockedUntil(name);
    if (lock) return { kind: 'locked', until: lock };
    const tries = countAttempt(new Date(), await loadLockout(name));
    await saveLockout(name, tries);
    if (!(await isRight())) return { kind: 'wrong', left: attemptsLeft(tries), until: tries.lock?.until ?? null };
    await saveLockout(name, null);
    return { kind: 'right' };
  });
}

/**
 * Return the end of a secret's active delay, or `null`. Stores a delay that restarted because the clock was set back.
 */
export async function lockedUntil(name: LockoutName): Promise<string | null> {
  const tries = await loadLockout(name);
  const lock = activeLock(new Date(), tries);
  if (tries && lock && lock.from !== tries.lock?.from) await saveLockout(name, { ...tries, lock });
  return lock?.until ?? null;
}
