import { fromBase64url } from '../../core/encoding/base64url.ts';
import type { SignatureCheck } from '../../core/verify/integrity-finding.ts';

/** The kind of key a journal is sealed with, and how. */
export const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Checks a signature by WebCrypto, in a browser or in Node. An invalid key or signature counts as no signature. */
export const isSigned: SignatureCheck = async (publicKey, signature, text) => {
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64url(publicKey), curve, false, ['verify']);
    return await crypto.subtle.verify(signing, key, fromBase64url(signature), new TextEncoder().encode(text));
  } catch {
    return false;
  }
};
