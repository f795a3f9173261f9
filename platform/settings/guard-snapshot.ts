import { browser } from 'wxt/browser';
import type { GuardSnapshot } from '../../core/decision/guard-snapshot.ts';
import { jsonEqual } from '../../core/encoding/json-equal.ts';
import { defaultGuardSettings } from '../../core/settings/default-guard-settings.ts';
import { GUARD_SNAPSHOT_KEY, OWN_SNAPSHOT_KEY } from '../../core/settings/guard-snapshot-key.ts';
import { onLocalChange } from '../browser/local-change.ts';

/** Pages may also decide: one writer at a time, so that copy and snapshot change together. */
const WRITE_LOCK = 'guard-snapshot-write';

/**
 * Load the guard snapshot as content scripts see it; the defaults if nothing is stored or storage fails. Never throws.
 */
export async function loadGuardSnapshot(): Promise<GuardSnapshot> {
  return (await storedSnapshot()) ?? byDefault;
}

/** Load the guard snapshot as content scripts see it; `null` if none is stored or storage fails. Never throws. */
export async function storedSnapshot(): Promise<GuardSnapshot | null> {
  try {
    return checked((await browser.storage.local.get(GUARD_SNAPSHOT_KEY))[GUARD_SNAPSHOT_KEY]);
  } catch {
    return null;
  }
}

/**
 * Load the guard snapshot that the worker wrote last, whatever a content script has written since. Before the first one
 * of this browser session, return the stored one. For the worker and pages of the extension. Never throws.
 */
export async function loadOwnSnapshot(): Promise<GuardSnapshot> {
  return (await ownSnapshot().catch(() => undefined)) ?? loadGuardSnapshot();
}

/**
 * Store the guard snapshot. An equal snapshot is not written again, so that pages do not decide again. @throws when
 * storage refuses
 */
export async function saveGuardSnapshot(snapshot: GuardSnapshot): Promise<void> {
  await navigator.locks.request(WRITE_LOCK, async () => {
    await browser.storage.session.set({ [OWN_SNAPSHOT_KEY]: snapshot });
    await writeUnlessEqual(snapshot);
  });
}

/**
 * Write the worker's own snapshot over one that a content script wrote or removed.
 * @returns true if the stored one was foreign; false before the first snapshot of this browser session
 */
export async function restoreGuardSnapshot(): Promise<boolean> {
  return navigator.locks.request(WRITE_LOCK, async () => {
    const own = await ownSnapshot();
    return own !== undefined && writeUnlessEqual(own);
  }) as Promise<boolean>;
}

/** Call back when the guard snapshot changes. @returns a function that stops watching */
export function watchGuardSnapshot(changed: (snapshot: GuardSnapshot) => void): () => void {
  return onLocalChange(GUARD_SNAPSHOT_KEY, (value) => changed(checked(value) ?? byDefault));
}

async function ownSnapshot(): Promise<GuardSnapshot | undefined> {
  return (await browser.storage.session.get(OWN_SNAPSHOT_KEY))[OWN_SNAPSHOT_KEY] as GuardSnapshot | undefined;
}

/** @returns true if it was written */
async function writeUnlessEqual(snapshot: GuardSnapshot): Promise<boolean> {
  if (jsonEqual((await browser.storage.local.get(GUARD_SNAPSHOT_KEY))[GUARD_SNAPSHOT_KEY], snapshot)) return false;
  await browser.storage.local.set({ [GUARD_SNAPSHOT_KEY]: snapshot });
  return true;
}

const byDefault: GuardSnapshot = { settings: defaultGuardSettings, handLesson: null };

/** Earlier versions stored no lesson windows; the worker writes them at its start. */
function checked(stored: unknown): GuardSnapshot | null {
  const found = stored as GuardSnapshot | undefined;
  return found && Array.isArray(found.settings?.timetable?.windows) ? found : null;
}
