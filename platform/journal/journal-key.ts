import { fingerprintOf } from '../../core/journal/hash-chain.ts';
import { readMeta, type UseJournal, withJournal } from './journal-store.ts';

/** Return the fingerprint of the key that seals the journal, for people to compare; `null` while no day has been sealed. @throws when the store fails */
export async function journalKey(use: UseJournal = withJournal): Promise<string | null> {
  const key = await use((db) => readMeta(db, 'key'));
  return key ? fingerprintOf(key.publicKey) : null;
}
