import { toBase64url } from '../../core/encoding/base64url.ts';
import { readMeta, type UseJournal, withJournal } from './journal-store.ts';
import { curve, signing } from './signature.ts';

/**
 * The key pair that seals this PC's journal, made at first use. The private key is not extractable:
 * https://developer.mozilla.org/docs/Web/API/CryptoKey/extractable
 */
export interface SealKey {
  /** Raw P-256 point, base64url. */
  publicKey: string;
  /** Sign a text. @returns ECDSA signature, base64url */
  sign(text: string): Promise<string>;
}

/** Return the seal key of the journal. The caller holds the journal's lock. @throws when the store fails */
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
