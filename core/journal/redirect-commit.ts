/**
 * ms between the end of a redirected navigation and the commit of its target. The browser has the target's response by
 * then, so it is a moment even on a slow PC.
 */
export const REDIRECT_COMMIT_MS = 1000;

/** A navigation to a listed address, as far as its redirect to another site is known. */
export interface RedirectableNavigation {
  address: string;
  /** Epoch ms at which it was aborted; `null` before. */
  aborted: number | null;
}

/** A committed page of the same tab. */
interface Commit {
  url: string;
  /** Epoch ms. */
  timeStamp: number;
  /** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/webNavigation/TransitionQualifier */
  transitionQualifiers?: readonly string[];
}

/**
 * Return true if a page that is committed in the tab of a navigation is the target of its redirect. Firefox loads a target
 * on another site in another process, and reports the listed address as aborted, with the same error as a stopped load.
 * The two processes report in either order (observed in Firefox 153).
 */
export function isRedirectTarget({ address, aborted }: RedirectableNavigation, commit: Commit): boolean {
  const { url, timeStamp, transitionQualifiers = [] } = commit;
  if (url === address || !transitionQualifiers.includes('server_redirect')) return false;
  return aborted === null || timeStamp - aborted <= REDIRECT_COMMIT_MS;
}
