import { matchOwnHost, type RuleIndex } from '../../core/rules/match.ts';
import { removePending } from '../../platform/storage/pending-entries.ts';
import type { PageLife } from './page-life.ts';

/** The properties read here: https://developer.mozilla.org/docs/Web/API/NavigateEvent. Firefox has the Navigation API from 147 on. */
interface NavigateEvent extends Event {
  destination: { url: string; sameDocument: boolean };
  downloadRequest?: string | null;
}

/**
 * Watches for a client-side redirect to another address of the same system, as t.me does. The redirecting page may
 * unload before its message wakes the worker. A pending entry left in storage.local would then count as a second visit,
 * because the target page records the visit too. So the redirecting page removes its pending entry.
 * @param written returns the id of the pending entry of this page, if any
 * @returns a function that tells whether this page redirects within the system of a verdict
 */
export function watchClientRedirect(
  life: PageLife,
  index: RuleIndex,
  written: () => string | undefined,
): (visit: { match: { system: string } }) => boolean {
  let next: string | undefined;
  const onNavigate = (event: Event): void => {
    const { destination, downloadRequest } = event as NavigateEvent;
    if (destination.sameDocument || downloadRequest) return;
    next = matchOwnHost(new URL(destination.url), index)?.system;
    const here = matchOwnHost(new URL(location.href), index)?.system;
    const incident = written();
    if (next && next === here && incident) void removePending([incident]).catch(() => undefined);
  };
  const { navigation } = globalThis as { navigation?: EventTarget };
  if (navigation) life.addEventListener(navigation, 'navigate', onNavigate);
  return ({ match }) => match.system === next;
}
