import { browser } from 'wxt/browser';
import { jsonEqual } from '../../core/encoding/json-equal.ts';
import { type SecretName, secretNames, secretPolicyKeys } from '../../core/exemption/secret-hash.ts';
import { cacheablePolicy } from '../../core/policy/policy.ts';
import { isSet } from '../../core/policy/policy-value.ts';
import { get, put } from '../storage/private-store.ts';

/**
 * ms a browser may take to read its policies before those it had last are gone by: whoever opens a page waits as long.
 * Mostly it takes a few, but Chromium reads them when nothing else is to be done: half a minute after its start, later
 * where tab after tab is opened, and an Edge was seen never to.
 */
const CACHE_FALLBACK_MS = 150;

/** ms for whoever remembers them, who has nobody waiting: what is slow but comes is remembered, and told of once. */
const CACHE_WRITE_TIMEOUT_MS = 2000;

/** ms where none are known: what a policy locks is not to be open for that long after the installation. */
const FIRST_READ_TIMEOUT_MS = 10_000;

const LATE_POLICY_CHANNEL = 'policy';
const CACHED_POLICY = 'policy';

/**
 * What a policy sets for the extension, unchecked; nothing where none does. A browser that has not read its policies
 * yet is not waited for: what they last said holds till it has, and {@link watchPolicy} tells then. Never throws.
 */
export async function loadPolicy(): Promise<Record<string, unknown>> {
  const reading = readPolicy();
  const soon = await within(CACHE_FALLBACK_MS, reading);
  if (soon) return soon;
  const known = await loadCachedPolicy();
  void reading.then((policy) => announceLatePolicy(policy, known));
  return known ?? (await within(FIRST_READ_TIMEOUT_MS - CACHE_FALLBACK_MS, reading)) ?? {};
}

/** What a policy sets now, nothing remembered; `null` while the browser has not read it. Never throws. */
export function policyNow(): Promise<Record<string, unknown> | null> {
  return within(FIRST_READ_TIMEOUT_MS, readPolicy());
}

/** The same as the browser has it, however long it takes to read. */
async function readPolicy(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    // Firefox refuses to read where no policy is set.
    return {};
  }
}

/**
 * Remembers what policies say now, for {@link loadPolicy}. Best effort: a safe that is closed keeps what it had, and so
 * does a browser that has not read them. To be called by one writer at a time.
 */
export async function cachePolicy(): Promise<void> {
  const policy = await within(CACHE_WRITE_TIMEOUT_MS, readPolicy());
  if (!policy) return;
  const lasting = cacheablePolicy(policy);
  const keep = async (): Promise<void> => {
    if (!jsonEqual(await get(CACHED_POLICY), lasting)) await put(CACHED_POLICY, lasting);
  };
  await keep().catch(() => undefined);
}

/**
 * Calls back with the keys that a policy sets anew, otherwise or no longer, also when it was read late; returns the way
 * to stop. Chromium tells of it while it runs, Firefox reads policies when it starts and at no other time.
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

/** @returns `null` when there is no answer in so many ms */
function within<T>(ms: number, asked: Promise<T>): Promise<T | null> {
  return Promise.race([asked, new Promise<null>((resolve) => setTimeout(resolve, ms, null))]);
}

/** What policies last said; `null` where it is not known. */
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

/**
 * The hash that a policy sets for a secret, `null` where none does. What is no hash counts as set and matches nothing:
 * what a policy was meant to lock stays locked until it is mended.
 */
export async function policyHash(name: SecretName): Promise<string | null> {
  const set = (await loadPolicy())[secretPolicyKeys[name]];
  return isSet(set) ? String(set) : null;
}

/** Calls back when a policy sets, changes or withdraws a secret; returns the way to stop. */
export function watchPolicyHashes(changed: (name: SecretName) => void): () => void {
  return watchPolicy((keys) => {
    for (const name of secretNames) if (keys.includes(secretPolicyKeys[name])) changed(name);
  });
}
