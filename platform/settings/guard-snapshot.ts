import { browser } from 'wxt/browser';
import { same } from '../../core/encoding/json-equal.ts';
import type { Exemption } from '../../core/exemption/exemption.ts';
import { defaultGiven } from '../../core/settings/default-snapshot.ts';
import type { GivenSettings } from '../../core/settings/guard-snapshot.ts';
import type { HandLesson } from '../../core/timetable/manual-lesson.ts';
import { onLocalChange } from '../browser/local-change.ts';

/**
 * What the guard decides by: checked settings with the lessons of the next days, the lesson started by hand and the
 * last exemption. The worker computes and writes it whenever something it rests on changes, so that a page's script
 * carries neither a validator nor the calendar and asks nobody.
 */
export interface Given {
  settings: GivenSettings;
  handLesson: HandLesson | null;
  /** Whether it is still on, core/exemption/active-exemption.ts tells. */
  exemption?: Exemption | null;
}

const KEY = 'given';

/** Reads what holds now; the defaults where nothing was written yet or storage fails. Never throws. */
export async function loadGiven(): Promise<Given> {
  try {
    return read((await browser.storage.local.get(KEY))[KEY]);
  } catch {
    return read(undefined);
  }
}

/** Writes what holds from now on; what holds already is not written again, so that no page looks for nothing. */
export async function saveGiven(given: Given): Promise<void> {
  if (same((await browser.storage.local.get(KEY))[KEY], given)) return;
  await browser.storage.local.set({ [KEY]: given });
}

/** Calls back when something else holds; returns the way to stop. */
export function watchGiven(changed: (given: Given) => void): () => void {
  return onLocalChange(KEY, (value) => changed(read(value)));
}

function read(stored: unknown): Given {
  return isGiven(stored) ? stored : { settings: defaultGiven, handLesson: null };
}

/** A version before this one wrote no windows; the worker does as soon as it starts. */
function isGiven(stored: unknown): stored is Given {
  return Array.isArray((stored as Given | undefined)?.settings?.timetable?.windows);
}
