import type { Slowing } from './slowed.ts';

/** Incidents of the largest journal that is measured on a slowed browser. */
const SLOWED_INCIDENTS = 10_000;

/** What bounds the journals of a run: a slowed browser, and the option `--incidents`. */
export interface JournalBounds {
  slowed?: Slowing;
  incidents?: number;
}

/** Return the incidents of the largest journal that a part measures: `own`, or fewer where the run is bounded. */
export function largestJournal(own: number, { slowed, incidents = own }: JournalBounds): number {
  return Math.min(own, incidents, slowed ? SLOWED_INCIDENTS : own);
}
