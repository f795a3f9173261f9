import { browser } from 'wxt/browser';
import { jsonEqual } from '../../core/encoding/json-equal.ts';
import type { BlockCondition, BlockRule } from '../../core/rules/dnr-rules.ts';

/** Settings, bells and the worker's start may all ask at once; who comes last must see what the others did. */
const LOCK = 'blocking';

/** Run `work` under the lock of the blocking rules. */
export function changingRules<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(LOCK, work) as Promise<T>;
}

/** Whether the browser blocks by exactly these rules. It keeps them over its own restarts and without a worker. */
export async function areInForce(rules: readonly BlockRule[]): Promise<boolean> {
  const held = await browser.declarativeNetRequest.getDynamicRules();
  const named = ({ requestDomains, regexFilter }: BlockCondition) => [requestDomains, regexFilter];
  return (
    held.length === rules.length &&
    rules.every(({ id, condition }) => {
      const one = held.find((other) => other.id === id);
      return one !== undefined && jsonEqual(named(condition), named(one.condition as BlockCondition));
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
