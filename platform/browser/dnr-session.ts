import { browser } from 'wxt/browser';
import { jsonEqual } from '../../core/encoding/json-equal.ts';
import type { BlockCondition, BlockRule } from '../../core/rules/dnr-rules.ts';

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
  const domainsOf = ({ requestDomains, regexFilter }: BlockCondition) => [requestDomains, regexFilter];
  return (
    held.length === rules.length &&
    rules.every(({ id, condition }) => {
      const one = held.find((other) => other.id === id);
      return one !== undefined && jsonEqual(domainsOf(condition), domainsOf(one.condition as BlockCondition));
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
