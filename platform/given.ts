import { browser } from 'wxt/browser';
import { defaultSettings } from '../core/default-settings.ts';
import type { Exemption } from '../core/exemption.ts';
import type { HandLesson } from '../core/hand-lesson.ts';
import { sameJson } from '../core/same-json.ts';
import type { Settings } from '../core/settings.ts';
import { onLocalChange } from './local-change.ts';

/**
 * What the guard decides by: checked settings, the lesson started by hand and the last exemption. The worker checks and writes it whenever
 * something it rests on changes, so that a page's script carries no validator and asks nobody.
 */
export interface Given {
  settings: Settings;
  handLesson: HandLesson | null;
  /** Whether it is still on, core/exempt.ts tells. */
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

/** Writes what holds from now on, unless it is written already: every write wakes all who watch. */
export async function saveGiven(given: Given): Promise<void> {
  const stored = (await browser.storage.local.get(KEY))[KEY];
  if (sameJson(stored, given)) return;
  await browser.storage.local.set({ [KEY]: given });
}

/** Calls back when something else holds; returns the way to stop. */
export function watchGiven(changed: (given: Given) => void): () => void {
  return onLocalChange(KEY, (value) => changed(read(value)));
}

function read(stored: unknown): Given {
  return (stored as Given | undefined) ?? { settings: defaultSettings, handLesson: null };
}
