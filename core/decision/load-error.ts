/**
 * Firefox reports the nsresult as a number. These loads ended without a page and without an error for the user.
 * https://searchfox.org/firefox-main/source/xpcom/base/ErrorList.py
 */
const notErrorsInFirefox = new Set([
  0x804b0002, // NS_BINDING_ABORTED: stopped, or became a download
  0x804b0003, // NS_BINDING_REDIRECTED
  0x804b0004, // NS_BINDING_RETARGETED: became a download
  0x805d0021, // NS_ERROR_PARSED_DATA_CACHED
]);

/**
 * Return true if a main-frame error of `webNavigation.onErrorOccurred` means that the site cannot be reached, so that the
 * tab shows the browser's error page. False for downloads, stopped loads and redirects.
 * https://developer.chrome.com/docs/extensions/reference/api/webNavigation#event-onErrorOccurred
 * @param error `net::ERR_…` in Chromium, `Error code 2152398878` in Firefox
 */
export function isUnreachable(error: string): boolean {
  if (error.startsWith('net::')) return error !== 'net::ERR_ABORTED';
  const code = Number(/^Error code (\d+)$/.exec(error)?.[1] ?? Number.NaN);
  return Number.isInteger(code) && !notErrorsInFirefox.has(code);
}
