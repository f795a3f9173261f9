import type { ComponentChildren } from 'preact';
import type { JournalFilter } from '../../../core/journal/journal-filter.ts';
import type { DayRange } from '../../../core/time/day-range.ts';

/** Opens the journal with the lines of these days that fulfil the conditions. */
export type OpenJournal = (filter: Partial<JournalFilter>, days: DayRange) => void;

/** A name that opens the journal; plain text without `open`, and on paper. */
export function JournalLink({ open, children }: { open: (() => void) | undefined; children: ComponentChildren }) {
  if (!open) return <>{children}</>;
  return (
    <button type="button" class="journal-link" onClick={open}>
      {children}
    </button>
  );
}
