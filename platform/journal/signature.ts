import { fromBase64url } from '../../core/encoding/base64url.ts';
import type { SignatureCheck } from '../../core/verify/integrity-finding.ts';

/** WebCrypto parameters of seals: ECDSA with P-256 and SHA-256 (https://www.w3.org/TR/webcrypto/#ecdsa). */
export const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/**
 * Return true if a signature is valid. It uses WebCrypto of the browser or of Node. A malformed key or signature is
 * invalid.
 */
export const isSigned: SignatureCheck = async (publicKey, signature, text) => {
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64url(publicKey), curve, false, ['verify']);
    return await crypto.subtle.verify(signing, key, fromBase64url(signature), new TextEncoder().encode(text));
  } catch {
    return false;
  }
};
