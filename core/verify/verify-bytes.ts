import type { Pause, SignatureCheck, UnreadableReason, Verification } from './integrity-finding.ts';
import { verifyFile } from './verify-file.ts';

/** Largest file to read, in bytes: more than the journal of a school year needs. */
export const maxFileBytes = 64 * 1024 * 1024;

/** Return the answer about a file that is not verified, such as one that is too large to read. */
export function unreadable(reason?: UnreadableReason): Verification {
  const finding = { fault: 'unreadable', day: null, kind: 'file', id: null } as const;
  return { intact: false, finding: reason ? { ...finding, reason } : finding };
}

/**
 * Verify the bytes of one file. A byte order mark of UTF-8 is dropped. A file that is empty, too large or not UTF-8 is
 * unreadable. No content makes this throw, so one bad file does not stop the verification of others.
 * @param pause awaited repeatedly in a long file; one that throws ends the verification, as unreadable
 */
export async function verifyBytes(bytes: Uint8Array, isSigned: SignatureCheck, pause?: Pause): Promise<Verification> {
  if (bytes.length > maxFileBytes) return unreadable('too-large');
  try {
    const text = decodeUtf8(bytes);
    if (text?.trim() === '') return unreadable('empty');
    return text === null ? unreadable() : await verifyFile(text, isSigned, pause);
  } catch {
    return unreadable();
  }
}

/**
 * Decode UTF-8 without its byte order mark, which an editor may add: the seals cover the content, not the bytes.
 * @returns `null` if the bytes are not valid (https://developer.mozilla.org/en-US/docs/Web/API/TextDecoder/fatal)
 */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
