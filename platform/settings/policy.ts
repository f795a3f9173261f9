import { browser } from 'wxt/browser';
import { jsonEqual } from '../../core/encoding/json-equal.ts';
import { type SecretName, secretNames, secretPolicyKeys } from '../../core/exemption/secret-hash.ts';
import { cacheablePolicy } from '../../core/policy/policy.ts';
import { isSet } from '../../core/policy/policy-value.ts';
import { get, put } from '../storage/private-store.ts';
import { countEmptyStart, forgetEmptyStarts, judgeEmpty } from './empty-policy.ts';

/**
 * Timeout (ms) before falling back to the cached policy; a page that opens waits as long. Usually a read takes a few ms,
 * but Chromium may load policies for extensions only when idle: seen 30 s after its start, and in Edge never.
 */
const CACHE_FALLBACK_MS = 150;

/** Timeout (ms) of a read that updates the cache; no page waits for it. */
const CACHE_WRITE_TIMEOUT_MS = 2000;

/** Timeout (ms) of the first read, when no policy is cached: what a policy locks must not be open meanwhile. */
const FIRST_READ_TIMEOUT_MS = 10_000;

/** Whether a read took longer and none was answered since: the next falls back at once. */
// biome-ignore lint/plugin: a worker that starts again only waits once more
let isBrowserLate = false;

const LATE_POLICY_CHANNEL = 'policy';
const CACHED_POLICY = 'policy';

/**
 * Load the policy fields, unchecked; empty without a policy. If the browser has not read its policies yet, or gives none
 * although it gave one before (core/policy/empty-policy.ts), return the cached policy; {@link watchPolicy} reports the
 * difference later. Never throws.
 */
export async function loadPolicy(): Promise<Record<string, unknown>> {
  const reading = readPolicy();
  const soon = await within(isBrowserLate ? 0 : CACHE_FALLBACK_MS, reading);
  if (soon) return heldIfEmpty(soon);
  isBrowserLate = true;
  const known = await loadCachedPolicy();
  void reading.then(heldIfEmpty).then((policy) => announceLatePolicy(policy, known));
  return known ?? (await within(FIRST_READ_TIMEOUT_MS - CACHE_FALLBACK_MS, reading)) ?? {};
}

/** Return the cached policy instead of an empty one as long as that does not count as withdrawn. */
async function heldIfEmpty(policy: Record<string, unknown>): Promise<Record<string, unknown>> {
  if (hasFields(policy)) return policy;
  return (await judgeEmpty(wasPolicySeen)) === 'held' ? ((await loadCachedPolicy()) ?? {}) : policy;
}

const wasPolicySeen = async (): Promise<boolean> => hasFields(await loadCachedPolicy());

const hasFields = (policy: object | null): boolean => policy !== null && Object.keys(policy).length > 0;

/** Load the policy without the cache; `null` if the browser does not answer in 10 s. Never throws. */
export function policyNow(): Promise<Record<string, unknown> | null> {
  return within(FIRST_READ_TIMEOUT_MS, readPolicy());
}

/** Read the policy from the browser without a timeout. */
async function readPolicy(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    // Firefox rejects without a policy: https://bugzilla.mozilla.org/show_bug.cgi?id=1784446
    return {};
  } finally {
    isBrowserLate = false;
  }
}

/**
 * Update the cache of {@link loadPolicy}. Best effort: the cache stays as it is if the private store is closed or the
 * browser does not answer in 2 s. Call it from one writer at a time.
 */
export async function cachePolicy(): Promise<void> {
  const policy = await within(CACHE_WRITE_TIMEOUT_MS, readPolicy());
  if (!policy) return;
  const lasting = cacheablePolicy(policy);
  const keep = async (): Promise<void> => {
    if (hasFields(policy)) await forgetEmptyStarts();
    else {
      await countEmptyStart();
      if ((await judgeEmpty(wasPolicySeen)) === 'held') return;
    }
    if (!jsonEqual(await get(CACHED_POLICY), lasting)) await put(CACHED_POLICY, lasting);
  };
  await keep().catch(() => undefined);
}

/**
 * Call back with the policy fields that were set, changed or withdrawn, also after a late read. Chromium reports changes
 * while it runs; Firefox reads policies only at start (https://bugzilla.mozilla.org/show_bug.cgi?id=1685965).
 * @returns a function that stops watching
 */
export function watchPolicy(changed: (keys: readonly string[]) => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'managed') changed(Object.keys(changes));
  };
  browser.storage.onChanged.addListener(listener);
  const late = new BroadcastChannel(LATE_POLICY_CHANNEL);
  late.onmessage = ({ data }) => changed(data);
  return () => {
    browser.storage.onChanged.removeListener(listener);
    late.close();
  };
}

/** Wait for a promise; `null` after a timeout in ms. */
function within<T>(ms: number, asked: Promise<T>): Promise<T | null> {
  return Promise.race([asked, new Promise<null>((resolve) => setTimeout(resolve, ms, null))]);
}

/** Load the cached policy; `null` if it is missing or the private store is closed. */
async function loadCachedPolicy(): Promise<Record<string, unknown> | null> {
  return ((await get(CACHED_POLICY).catch(() => null)) as Record<string, unknown> | undefined) ?? null;
}

function announceLatePolicy(policy: Record<string, unknown>, known: Record<string, unknown> | null): void {
  const lasting = cacheablePolicy(policy);
  if (jsonEqual(lasting, known)) return;
  const channel = new BroadcastChannel(LATE_POLICY_CHANNEL);
  channel.postMessage([...new Set(Object.keys({ ...known, ...lasting }))]);
  channel.close();
}

/** Stands for the hash of a policy that is awaited; it matches no secret. */
export const AWAITED_HASH = 'awaited';

/**
 * Return the hash that policy sets for a secret, or `null`. An invalid hash counts as set and matches no secret, so that
 * what the policy locks stays locked until the policy is corrected; so does that of a policy that is awaited.
 */
export async function policyHash(name: SecretName): Promise<string | null> {
  const policy = await loadPolicy();
  const set = policy[secretPolicyKeys[name]];
  if (isSet(set)) return String(set);
  return !hasFields(policy) && (await judgeEmpty(wasPolicySeen)) === 'awaited' ? AWAITED_HASH : null;
}

/** Call back when policy sets, changes or withdraws a secret. @returns a function that stops watching */
export function watchPolicyHashes(changed: (name: SecretName) => void): () => void {
  return watchPolicy((keys) => {
    for (const name of secretNames) if (keys.includes(secretPolicyKeys[name])) changed(name);
  });
}
