import type { SignatureCheck, Verification } from './integrity-finding.ts';
import { verifyFile } from './verify-file.ts';

/** Largest file to read, in bytes: more than the journal of a school year needs. */
export const maxFileBytes = 64 * 1024 * 1024;

const unreadable: Verification = {
  intact: false,
  finding: { fault: 'unreadable', day: null, kind: 'file', id: null },
};

/**
 * Verify the bytes of one file. A byte order mark is dropped. A file that is too large or not UTF-8 is unreadable. No
 * content makes this throw, so one bad file does not stop the verification of others.
 */
export async function verifyBytes(bytes: Uint8Array, isSigned: SignatureCheck): Promise<Verification> {
  if (bytes.length > maxFileBytes) return unreadable;
  try {
    return await verifyFile(new TextDecoder('utf-8', { fatal: true }).decode(bytes), isSigned);
  } catch {
    return unreadable;
  }
}
