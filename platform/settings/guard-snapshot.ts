import { browser } from 'wxt/browser';
import type { GuardSnapshot } from '../../core/decision/guard-snapshot.ts';
import { jsonEqual } from '../../core/encoding/json-equal.ts';
import { defaultGuardSettings } from '../../core/settings/default-guard-settings.ts';
import { onLocalChange } from '../browser/local-change.ts';

const GUARD_SNAPSHOT_KEY = 'given';

/** Load the guard snapshot; the defaults if nothing is stored or storage fails. Never throws. */
export async function loadGuardSnapshot(): Promise<GuardSnapshot> {
  try {
    return read((await browser.storage.local.get(GUARD_SNAPSHOT_KEY))[GUARD_SNAPSHOT_KEY]);
  } catch {
    return read(undefined);
  }
}

/**
 * Store the guard snapshot. An equal snapshot is not written again, so that pages do not decide again. @throws when
 * storage refuses
 */
export async function saveGuardSnapshot(snapshot: GuardSnapshot): Promise<void> {
  if (jsonEqual((await browser.storage.local.get(GUARD_SNAPSHOT_KEY))[GUARD_SNAPSHOT_KEY], snapshot)) return;
  await browser.storage.local.set({ [GUARD_SNAPSHOT_KEY]: snapshot });
}

/** Call back when the guard snapshot changes. @returns a function that stops watching */
export function watchGuardSnapshot(changed: (snapshot: GuardSnapshot) => void): () => void {
  return onLocalChange(GUARD_SNAPSHOT_KEY, (value) => changed(read(value)));
}

function read(stored: unknown): GuardSnapshot {
  return isGuardSnapshot(stored) ? stored : { settings: defaultGuardSettings, handLesson: null };
}

/** Earlier versions stored no lesson windows; the worker writes them at its start. */
function isGuardSnapshot(stored: unknown): stored is GuardSnapshot {
  return Array.isArray((stored as GuardSnapshot | undefined)?.settings?.timetable?.windows);
}
