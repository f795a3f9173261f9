import { matchUrl, type RuleIndex } from '../../core/rules/match.ts';
import { removePending } from '../../platform/storage/pending-entries.ts';
import type { PageLife } from './page-life.ts';

/** What we read of the Navigation API's event; browsers without it (Firefox before 147) tell nothing. */
interface NavigateEvent extends Event {
  destination: { url: string; sameDocument: boolean };
  downloadRequest?: string | null;
}

/**
 * Watches whether this page sends its visitor on to another address of the same system, as t.me does. Such a page may
 * be gone before any message of it reaches a sleeping worker; what it then left in storage.local could not be told
 * from a visit of its own, while the page that follows records the visit anyway. So it leaves nothing there.
 * @param written the incident that this page has put there, if any
 * @returns whether the visitor is being sent on within a system
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
    next = matchUrl(new URL(destination.url), index)?.system;
    const here = matchUrl(new URL(location.href), index)?.system;
    const incident = written();
    if (next && next === here && incident) void removePending([incident]).catch(() => undefined);
  };
  const { navigation } = globalThis as { navigation?: EventTarget };
  if (navigation) life.addEventListener(navigation, 'navigate', onNavigate);
  return ({ match }) => match.system === next;
}
