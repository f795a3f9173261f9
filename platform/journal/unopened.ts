import type { Unopened } from '../../core/journal/arrival-check.ts';
import { readMeta, withJournal } from './journal-store.ts';

/** Load since which ISO day each platform does not open on this PC. @throws when the store fails */
export async function loadUnopened(): Promise<Unopened> {
  return (await withJournal((db) => readMeta(db, 'unopened')))?.since ?? {};
}
