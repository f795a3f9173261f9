import { browser } from 'wxt/browser';
import type { GuardSnapshot } from '../../core/decision/guard-snapshot.ts';
import { jsonEqual } from '../../core/encoding/json-equal.ts';
import { defaultGuardSettings } from '../../core/settings/default-guard-settings.ts';
import { onLocalChange } from '../browser/local-change.ts';

const KEY = 'given';

/** Reads what holds now; the defaults where nothing was written yet or storage fails. Never throws. */
export async function loadGuardSnapshot(): Promise<GuardSnapshot> {
  try {
    return read((await browser.storage.local.get(KEY))[KEY]);
  } catch {
    return read(undefined);
  }
}

/** Writes what holds from now on; what holds already is not written again, so that no page looks for nothing. */
export async function saveGuardSnapshot(snapshot: GuardSnapshot): Promise<void> {
  if (jsonEqual((await browser.storage.local.get(KEY))[KEY], snapshot)) return;
  await browser.storage.local.set({ [KEY]: snapshot });
}

/** Calls back when something else holds; returns the way to stop. */
export function watchGuardSnapshot(changed: (snapshot: GuardSnapshot) => void): () => void {
  return onLocalChange(KEY, (value) => changed(read(value)));
}

function read(stored: unknown): GuardSnapshot {
  return isGiven(stored) ? stored : { settings: defaultGuardSettings, handLesson: null };
}

/** A version before this one wrote no windows; the worker does as soon as it starts. */
function isGiven(stored: unknown): stored is GuardSnapshot {
  return Array.isArray((stored as GuardSnapshot | undefined)?.settings?.timetable?.windows);
}
