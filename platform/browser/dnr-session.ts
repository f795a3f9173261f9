import { browser } from 'wxt/browser';
import { jsonEqual } from '../../core/encoding/json-equal.ts';
import type { BlockRule } from '../../core/rules/dnr-rules.ts';

/** Lock of the block rules: settings, bells and the start of the worker can change them at the same time. */
const rulesLock = 'blocking';

/** Run `work` under the lock of the block rules. */
export function changingRules<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(rulesLock, work) as Promise<T>;
}

/**
 * Return true if exactly these rules are in force. Dynamic rules persist across browser restarts, and need no worker:
 * https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest
 */
export async function areInForce(rules: readonly BlockRule[]): Promise<boolean> {
  const held = await browser.declarativeNetRequest.getDynamicRules();
  const comparedOf = ({ priority, action, condition: { requestDomains, regexFilter } }: BlockRule) => [
    priority,
    action.type,
    requestDomains,
    regexFilter,
  ];
  return (
    held.length === rules.length &&
    rules.every((rule) => {
      const one = held.find(({ id }) => id === rule.id);
      return one !== undefined && jsonEqual(comparedOf(rule), comparedOf(one as BlockRule));
    })
  );
}

/** Replace all block rules in one step. @throws when the browser refuses a rule */
export async function replaceRules(rules: readonly BlockRule[]): Promise<void> {
  const before = await browser.declarativeNetRequest.getDynamicRules();
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: before.map(({ id }) => id),
    // The browser's types demand enums; the strings are their values.
    addRules: rules as never,
  });
}
