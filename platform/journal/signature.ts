import type { SignatureCheck } from '../../core/verify/finding.ts';

/** The kind of key a journal is sealed with, and how. */
export const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Checks a signature by WebCrypto, in a browser or in Node. A key or a signature that is none is no signature. */
export const isSigned: SignatureCheck = async (publicKey, signature, text) => {
  try {
    const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), curve, false, ['verify']);
    return await crypto.subtle.verify(signing, key, bytesOf(signature), new TextEncoder().encode(text));
  } catch {
    return false;
  }
};

/** base64url without padding → bytes. @throws for bits beyond the last byte: nothing may be written in two ways */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const base64 = text.replace(/-/g, '+').replace(/_/g, '/');
  const binary = atob(base64);
  if (btoa(binary).replace(/=+$/, '') !== base64) throw new Error('not the shortest base64url');
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
