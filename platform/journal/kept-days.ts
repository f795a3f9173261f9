import { type KeptDays, keptDaysOf } from '../../core/journal/kept-days.ts';
import { readMeta, withJournal } from './journal-store.ts';

/** Return what is kept of the days of this PC's journal. */
export function loadKeptDays(): Promise<KeptDays> {
  return withJournal((db) =>
    db.transaction('r', db.daySums, db.sheets, db.known, async () => {
      const [sums, logs, meta] = [
        await db.daySums.toArray(),
        await db.sheets.toArray(),
        await readMeta(db, 'retention'),
      ];
      const seals = sums.map(({ sum }) => sum.seal);
      return keptDaysOf(seals, logs, meta?.through ?? null);
    }),
  );
}
