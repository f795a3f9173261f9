import type { BlockCondition, BlockRule } from '../../core/rules/dnr-rules.ts';

/**
 * Decide as a browser does whether our rules block a request. It models the used part of declarativeNetRequest (the
 * highest priority decides, `allow` and `allowAllRequests` win over `block`, and the latter holds for all that its page
 * loads), and host access, without which no rule applies.
 * @param patterns match patterns of the hosts the extension has access to
 * @param page address of the page that makes the request
 */
export function refuses(
  rules: readonly BlockRule[],
  patterns: readonly string[],
  address: string,
  type: string,
  page?: string,
): boolean {
  const host = hostOf(address);
  if (!patterns.some((pattern) => covers(pattern.slice('*://'.length, -'/*'.length), host))) return false;
  const ofPage = page === undefined ? [] : rules.filter(({ action }) => action.type === 'allowAllRequests');
  const matching = [
    ...rules.filter(({ condition }) => holds(condition, address, host, type)),
    ...ofPage.filter(({ condition }) => holds(condition, page ?? '', hostOf(page ?? ''), 'main_frame')),
  ];
  const priority = Math.max(0, ...matching.map((rule) => rule.priority));
  const deciding = matching.filter((rule) => rule.priority === priority).map(({ action }) => action.type);
  return deciding.includes('block') && !deciding.some((action) => action !== 'block');
}

const hostOf = (address: string): string => new URL(address).hostname.replace(/\.$/, '');

function covers(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? isAtOrBelow(host, pattern.slice(2)) : pattern === host;
}

function holds(condition: BlockCondition, address: string, host: string, type: string): boolean {
  const { requestDomains, excludedRequestDomains, regexFilter, resourceTypes } = condition;
  if (resourceTypes ? !resourceTypes.some((one) => one === type) : type === 'main_frame') return false;
  if (excludedRequestDomains?.some((domain) => isAtOrBelow(host, domain))) return false;
  if (requestDomains && !requestDomains.some((domain) => isAtOrBelow(host, domain))) return false;
  const { href, hash } = new URL(address);
  return !regexFilter || new RegExp(regexFilter, 'i').test(href.slice(0, href.length - hash.length));
}

const isAtOrBelow = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
