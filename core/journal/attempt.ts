import { MS_PER_MINUTE } from '../time/units.ts';
import type { NewestIncident } from './entry.ts';

/** ms without a page or an error after which a navigation is recorded. */
export const RECORD_AFTER_MS = 1500;

/** ms without a page or an error after which the notice is shown. */
export const SHOW_AFTER_MS = 4000;

/** ms that the address of a navigation is kept behind the notice. */
export const HOLD_ADDRESS_MS = 5 * MS_PER_MINUTE;

/** ms that a timer may be late. A later look comes from a worker that was stopped meanwhile. */
const MAX_TIMER_DELAY_MS = 1000;

/**
 * How far a navigation without a page has come. It is `begun`, then `recorded` in the journal, then its notice is
 * `shown`; after “wait anyway” the browser is `waiting` for the page again. A settled attempt is removed;
 * the notice removes its attempt when it is left.
 */
export type AttemptPhase = 'begun' | 'recorded' | 'shown' | 'waiting';

/**
 * A main-frame navigation to a listed address that has neither a page nor an error yet. It holds the address and the exact
 * time, so it is kept in storage.session only and never reaches the journal.
 */
export interface Attempt {
  /** The browser's tab id. */
  tab: number;
  /** The tab that opened this one, if it has shown no page yet. */
  opener: number | null;
  /** Removed when the browser waits again. */
  address: string;
  /** Identifier of the page that the tab showed at the start; `null` if unknown. */
  page: string | null;
  /** Epoch ms at which the navigation started. */
  started: number;
  phase: AttemptPhase;
  /** Epoch ms at which the notice was shown; `null` before. */
  shown: number | null;
  /** The incident to record. Its id is fixed at the start, so that recording it twice is recording it once. */
  incident: NewestIncident;
  /** Further starts that the browser reported for the same navigation; each is followed by one abort. */
  restarts: number;
}

/** What the tab shows when the attempt is looked at: the page from before, another page, or the tab is closed. */
export type TabView = 'same-page' | 'other-page' | 'closed';

export type AttemptEvent =
  /** A navigation to a listed address starts in the tab. */
  | { kind: 'start'; attempt: Attempt }
  /** A listed page appears in the tab. */
  | { kind: 'commit' }
  /** The navigation fails with an error, which is recorded separately. */
  | { kind: 'fail' }
  /**
   * The navigation ends without a page or an error: stopped, replaced, or turned into a download. `download`: the
   * incident to record if the address is that of an installer. `redirected`: the tab was sent to another site.
   */
  | { kind: 'abort'; at: number; download: Attempt | null; redirected: boolean }
  /** An attempt that was aborted before turns out to be redirected to another site. */
  | { kind: 'redirect'; attempt: Attempt }
  /** A timer, an alarm or a start of the worker. */
  | { kind: 'look'; at: number; tab: TabView }
  /** The person chose to wait anyway on the notice of this incident. */
  | { kind: 'wait'; incident: string };

/**
 * What to do, in order. `show`: with the choice to wait for the page, or to go back to the one before. `expect-page`: the
 * page has come, or may have come unnoticed, and records the visit.
 */
export type AttemptEffect =
  | { do: 'record'; attempt: Attempt }
  | { do: 'expect-page'; attempt: Attempt }
  | { do: 'show'; attempt: Attempt; stay: 'wait' | 'back' };

/** The attempt of the tab after an event, `null` once settled, and what to do. */
export interface AttemptStep {
  next: Attempt | null;
  effects: AttemptEffect[];
}

/** ms from the start of an attempt to an instant. */
export function elapsedMs({ started }: Attempt, at: number): number {
  return Math.max(0, at - started);
}

/** Return the epoch ms at which to look at an attempt next, `null` if no timer is needed. */
export function nextLook({ phase, started }: Attempt): number | null {
  if (phase === 'begun') return started + RECORD_AFTER_MS;
  return phase === 'recorded' ? started + SHOW_AFTER_MS : null;
}

/** Return true if an instant is later than any timer of a running worker would look. */
export function isLateLook(attempt: Attempt, at: number): boolean {
  return elapsedMs(attempt, at) > RECORD_AFTER_MS + MAX_TIMER_DELAY_MS;
}
