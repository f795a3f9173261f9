import { browser } from 'wxt/browser';
import type { RegulationSnapshot } from '../../core/regulation/regulation-snapshot.ts';

/**
 * Return the built-in regulation, which is in force until the worker has told of another. The build adds it to the
 * messages (wxt.config.ts).
 */
export function builtInRegulation(): RegulationSnapshot {
  return JSON.parse(browser.i18n.getMessage('regulation' as never));
}
