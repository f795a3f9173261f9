import { base64urlnopad } from '@scure/base';

/** Encode bytes as base64url without padding (https://www.rfc-editor.org/rfc/rfc4648#section-5). */
export function toBase64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/**
 * Decode base64url without padding.
 * @throws Error for other characters, and for bits left over after the last byte: one value has one spelling
 * (https://www.rfc-editor.org/rfc/rfc4648#section-3.5)
 */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(base64urlnopad.decode(text));
}
