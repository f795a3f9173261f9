/** Why a navigation ended without a page. */
export type LoadFailure = 'unreachable' | 'refused' | 'aborted';

/**
 * Firefox reports the nsresult as a number. These loads ended without a page and without an error for the user.
 * https://searchfox.org/firefox-main/source/xpcom/base/ErrorList.py
 */
const abortedInFirefox = new Set([
  0x804b0002, // NS_BINDING_ABORTED: stopped, or became a download
  0x804b0003, // NS_BINDING_REDIRECTED
  0x804b0004, // NS_BINDING_RETARGETED: became a download
  0x805d0021, // NS_ERROR_PARSED_DATA_CACHED
]);

/** A rule of this browser stopped the request: an extension, a policy or a content blocker. */
const refusedInFirefox = new Set([
  0x80004004, // NS_ERROR_ABORT: declarativeNetRequest or webRequest of an extension (observed in Firefox 153)
  0x805e0003, // NS_ERROR_BLOCKED_BY_POLICY
  0x805e0006, // NS_ERROR_CONTENT_BLOCKED
]);

/** https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h */
const refusedInChromium = new Set([
  'net::ERR_BLOCKED_BY_CLIENT', // declarativeNetRequest or webRequest of an extension
  'net::ERR_BLOCKED_BY_ADMINISTRATOR', // policy URLBlocklist
  'net::ERR_BLOCKED_IN_INCOGNITO_BY_ADMINISTRATOR',
]);

/**
 * Return why a main-frame error of `webNavigation.onErrorOccurred` left the tab without the page: the site cannot be
 * reached, a rule of this browser refused the request, or the load was aborted (download, stopped load, redirect).
 * https://developer.chrome.com/docs/extensions/reference/api/webNavigation#event-onErrorOccurred
 * @param error `net::ERR_…` in Chromium, `Error code 2152398878` in Firefox
 * @returns `aborted` for an unknown text
 */
export function loadFailure(error: string): LoadFailure {
  if (error.startsWith('net::')) {
    if (error === 'net::ERR_ABORTED') return 'aborted';
    return refusedInChromium.has(error) ? 'refused' : 'unreachable';
  }
  const code = Number(/^Error code (\d+)$/.exec(error)?.[1] ?? Number.NaN);
  if (!Number.isInteger(code) || abortedInFirefox.has(code)) return 'aborted';
  return refusedInFirefox.has(code) ? 'refused' : 'unreachable';
}
