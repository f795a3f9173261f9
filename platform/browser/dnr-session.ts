import { browser } from 'wxt/browser';
import { jsonEqual } from '../../core/encoding/json-equal.ts';
import type { BlockCondition, BlockRule } from '../../core/rules/dnr-rules.ts';

/** Settings, bells and the worker's start may all ask at once; who comes last must see what the others did. */
const rulesLock = 'blocking';

/** Run `work` under the lock of the blocking rules. */
export function changingRules<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(rulesLock, work) as Promise<T>;
}

/** Whether the browser blocks by exactly these rules. It keeps them over its own restarts and without a worker. */
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

/** Makes the browser block by exactly these rules from now on, in one step. @throws when it refuses one */
export async function replaceRules(rules: readonly BlockRule[]): Promise<void> {
  const before = await browser.declarativeNetRequest.getDynamicRules();
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: before.map(({ id }) => id),
    // The browser's own typing asks for its enums, whose values these are.
    addRules: rules as never,
  });
}
