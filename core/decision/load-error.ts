/** Firefox reports the nsresult number. These are loads that ended without a page, and without anything to tell. */
const notErrorsInFirefox = new Set([
  0x804b0002, // NS_BINDING_ABORTED: stopped, or became a download
  0x804b0003, // NS_BINDING_REDIRECTED
  0x804b0004, // NS_BINDING_RETARGETED: became a download
  0x805d0021, // NS_ERROR_PARSED_DATA_CACHED
]);

/**
 * Whether a main-frame error of webNavigation means that the page could not be reached, so that the tab shows the
 * browser's own error page. A download, a stopped load and a redirect are no such thing.
 * @param error `net::ERR_…` in Chromium, `Error code 2152398878` in Firefox
 */
export function isUnreachable(error: string): boolean {
  if (error.startsWith('net::')) return error !== 'net::ERR_ABORTED';
  const code = Number(/^Error code (\d+)$/.exec(error)?.[1] ?? Number.NaN);
  return Number.isInteger(code) && !notErrorsInFirefox.has(code);
}
