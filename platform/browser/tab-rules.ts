import { browser } from 'wxt/browser';

/** Above the priority of every block rule (core/rules/dnr-rules.ts). */
const PRIORITY = 1_000_000;

/**
 * Allow a tab all that a page loads from hosts, but no page. Session rules end with the browser.
 * https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#session-rules
 * @param hosts also their subdomains
 */
export async function allowInTab(tab: number, hosts: readonly string[]): Promise<void> {
  const condition = { tabIds: [tab], requestDomains: [...hosts], excludedResourceTypes: ['main_frame'] };
  const rule = { id: idOf(tab), priority: PRIORITY, action: { type: 'allow' }, condition };
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [rule.id],
    // The browser's types demand enums; the strings are their values.
    addRules: [rule] as never,
  });
}

/** End what {@link allowInTab} began. Does nothing for another tab. */
export async function allowNothingInTab(tab: number): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [idOf(tab)] });
}

/** The id of a rule is at least 1, the id of a tab may be 0. */
const idOf = (tab: number): number => tab + 1;
