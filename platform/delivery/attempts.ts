import { browser } from 'wxt/browser';
import type { Attempt } from '../../core/journal/attempt.ts';

/**
 * Key prefix in storage.session, which is in memory only and closed to content scripts:
 * https://developer.chrome.com/docs/extensions/reference/api/storage#property-session
 */
const keyPrefix = 'attempt:';

const attemptsLock = 'attempts';

/** Run `work` under the lock of the attempts, in the order of the calls. */
export function changingAttempts<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(attemptsLock, work) as Promise<T>;
}

/** Return the attempt of a tab, or `null`. */
export async function getAttempt(tab: number): Promise<Attempt | null> {
  return (await allAttempts()).find((attempt) => attempt.tab === tab) ?? null;
}

/** Return all attempts. */
export async function allAttempts(): Promise<Attempt[]> {
  const stored = await browser.storage.session.get(null);
  return Object.entries(stored).flatMap(([key, value]) => (key.startsWith(keyPrefix) ? [value as Attempt] : []));
}

/** Store an attempt in place of the earlier one of its tab; `null` stands for no attempt. */
export async function replaceAttempt(before: Attempt | null, next: Attempt | null): Promise<void> {
  if (next) await browser.storage.session.set({ [storageKey(next.incident.id)]: next });
  if (before && before.incident.id !== next?.incident.id) await removeAttempt(before.incident.id);
}

/** Remove an attempt with its address. @param incident id of its incident */
export async function removeAttempt(incident: string): Promise<void> {
  await browser.storage.session.remove(storageKey(incident));
}

const storageKey = (incident: string): string => `${keyPrefix}${incident}`;
