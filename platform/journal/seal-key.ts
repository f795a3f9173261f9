import { toBase64url } from '../../core/encoding/base64url.ts';
import { readMeta, type UseJournal, withJournal } from './journal-store.ts';
import { curve, signing } from './signature.ts';

/** The key this PC seals its journal with, made when it is first needed. Its private half cannot be read out. */
export interface SealKey {
  /** Raw point, toBase64url. */
  publicKey: string;
  sign(text: string): Promise<string>;
}

/** The key of the journal. The caller holds the journal's lock. @throws when the store fails */
export async function sealKey(use: UseJournal = withJournal): Promise<SealKey> {
  const { pair, publicKey } = (await use((db) => readMeta(db, 'key'))) ?? (await makeKey(use));
  const sign = async (text: string): Promise<string> =>
    toBase64url(new Uint8Array(await crypto.subtle.sign(signing, pair.privateKey, new TextEncoder().encode(text))));
  return { publicKey, sign };
}

async function makeKey(use: UseJournal): Promise<{ pair: CryptoKeyPair; publicKey: string }> {
  const pair = await crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
  const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  await use((db) => db.known.put({ name: 'key', pair, publicKey }));
  return { pair, publicKey };
}
