import { browser } from 'wxt/browser';
import type { GuardSnapshot } from '../../core/decision/guard-snapshot.ts';
import type { RegulationSnapshot } from '../../core/regulation/regulation-snapshot.ts';
import { OWN_SNAPSHOT_KEY } from '../../core/settings/guard-snapshot-key.ts';
import type { Timetable } from '../../core/timetable/timetable-schema.ts';

/**
 * What the popup shows first besides the guard snapshot. The worker keeps it in storage.session, which content scripts
 * can neither read nor write, so that the popup says what holds before it reads and checks the settings.
 */
export interface PopupFacts {
  /** The timetable in force; `null` where bells are not used. */
  timetable: Timetable | null;
  /** The number of settings and parts of the regulation that were refused. */
  problems: number;
}

/** The facts, and the guard snapshot that the worker wrote with them. */
export interface FirstView extends PopupFacts {
  snapshot: GuardSnapshot & { regulation: RegulationSnapshot };
}

const POPUP_FACTS_KEY = 'popup';

/** Keep the facts for the popup. @throws when storage refuses */
export async function savePopupFacts(facts: PopupFacts): Promise<void> {
  await browser.storage.session.set({ [POPUP_FACTS_KEY]: facts });
}

/** Load what the popup shows first, in one read; `null` before the worker's first of this session. Never throws. */
export async function loadFirstView(): Promise<FirstView | null> {
  const held = await browser.storage.session.get([OWN_SNAPSHOT_KEY, POPUP_FACTS_KEY]).catch(() => ({}));
  const { [OWN_SNAPSHOT_KEY]: snapshot, [POPUP_FACTS_KEY]: facts } = held as {
    [OWN_SNAPSHOT_KEY]?: FirstView['snapshot'];
    [POPUP_FACTS_KEY]?: PopupFacts;
  };
  return snapshot?.regulation && facts ? { ...facts, snapshot } : null;
}
