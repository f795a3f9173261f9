import { webcrypto } from 'node:crypto';
import { toBase64url } from '../core/encoding/base64url.ts';
import {
  dayLogsInOrder,
  draftCover,
  entriesInOrder,
  type FileFrame,
  keptOf,
  type SignedDayLog,
} from '../core/export/file-cover.ts';
import type { FileEntry, JournalFile } from '../core/export/file-schema.ts';
import { curve, signing } from '../platform/journal/signature.ts';

/** Key pair that a PC signs its journal with. */
export interface Signer {
  publicKey: string;
  sign(text: string): Promise<string>;
}

export async function newSigner(): Promise<Signer> {
  const keys = await webcrypto.subtle.generateKey(curve, false, ['sign', 'verify']);
  return {
    publicKey: toBase64url(new Uint8Array(await webcrypto.subtle.exportKey('raw', keys.publicKey))),
    sign: async (text) =>
      toBase64url(
        new Uint8Array(await webcrypto.subtle.sign(signing, keys.privateKey, new TextEncoder().encode(text))),
      ),
  };
}

/** Return an export of sheets and their entries, as the extension writes it. @param entries of all sheets and of none */
export async function signedFile(
  frame: FileFrame,
  signer: Signer,
  sheets: readonly SignedDayLog[],
  entries: readonly FileEntry[],
): Promise<JournalFile> {
  const groups = Map.groupBy(entries, ({ dayId }) => dayId);
  const on = (id: string | null): FileEntry[] => entriesInOrder(groups.get(id) ?? []);
  const kept = dayLogsInOrder(sheets).map((sheet) => ({ sheet, kept: keptOf(on(sheet.dayId)) }));
  const { cover, text } = draftCover(frame, signer.publicKey, keptOf(on(null)), kept);
  const inOrder = [null, ...kept.map(({ sheet }) => sheet.dayId)].flatMap(on);
  return { ...cover, signature: await signer.sign(text), entries: inOrder };
}
