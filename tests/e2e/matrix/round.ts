import { inExtension } from '../classroom.ts';
import type { Guarded } from './guarded.ts';

/** Run the sweep of the minute now, if the guard has scheduled one. */
export function bringRoundForward(browser: Pick<Guarded, 'inPlainPage'>): Promise<void> {
  return inExtension(browser, async () => {
    if (await chrome.alarms.get('round')) await chrome.alarms.create('round', { when: Date.now() });
  });
}
