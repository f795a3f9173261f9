import { browser } from 'wxt/browser';
import { defaultSettings } from '../core/default-settings.ts';
import type { GivenSettings } from '../core/given-settings.ts';
import type { HandLesson } from '../core/hand-lesson.ts';
import { onLocalChange } from './local-change.ts';

/**
 * What the guard decides by: checked settings with the lessons of the next days, and the lesson started by hand. The
 * worker computes and writes it whenever something it rests on changes, so that a page's script carries neither a
 * validator nor the calendar and asks nobody.
 */
export interface Given {
  settings: GivenSettings;
  handLesson: HandLesson | null;
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

/** Writes what holds from now on. */
export async function saveGiven(given: Given): Promise<void> {
  await browser.storage.local.set({ [KEY]: given });
}

/** Calls back when something else holds; returns the way to stop. */
export function watchGiven(changed: (given: Given) => void): () => void {
  return onLocalChange(KEY, (value) => changed(read(value)));
}

function read(stored: unknown): Given {
  return isGiven(stored) ? stored : { settings: byDefault(), handLesson: null };
}

function byDefault(): GivenSettings {
  return { ...defaultSettings, timetable: { zone: defaultSettings.timetable.zone, windows: [] } };
}

/** A version before this one wrote no windows; the worker does as soon as it starts. */
function isGiven(stored: unknown): stored is Given {
  return Array.isArray((stored as Given | undefined)?.settings?.timetable?.windows);
}
