import { canonicalJson } from '../encoding/canonical-json.ts';
import { jsonEqual } from '../encoding/json-equal.ts';
import { sha256Base64url } from '../encoding/sha256.ts';
import { entrySchema, type Gap } from './entry.ts';

/**
 * The known end of the journal: the sequence number and link of its last row, the number of its rows, and the
 * number of its last day log. `hash` is `null` where the last row has no link.
 */
export interface Watermark {
  seq: number;
  rows: number;
  hash: string | null;
  sheets: number;
}

/** The watermark of an empty journal. */
export const emptyWatermark: Watermark = { seq: 0, rows: 0, hash: null, sheets: 0 };

/** A watermark, and the gap of a loss that was noticed and is not in the journal yet. */
export interface Marked {
  mark: Watermark;
  loss: Gap | null;
}

/** A watermark as stored: `tag` shows that its writer knew the key. */
export type StoredWatermark = Watermark & { loss?: Gap; tag: string };

/** Return what to store. @param key of this journal, which no page can read */
export function tagWatermark({ mark, loss }: Marked, key: string): StoredWatermark {
  const { seq, rows, hash, sheets } = mark;
  const marked = { seq, rows, hash, sheets, ...(loss && { loss }) };
  return { ...marked, tag: tagOf(marked, key) };
}

/**
 * Read a stored watermark. Content scripts can write it, so with a key only one with its tag counts. A journal without a
 * key is new, lost, or of an earlier version: there the watermark alone can tell of a loss.
 * @param raw of any type; `undefined` if nothing is stored
 * @returns `null` for one that a page wrote or removed
 */
export function readMarked(raw: unknown, key: string | undefined): Marked | null {
  const { seq, rows, hash, sheets, loss, tag } = (raw ?? {}) as Record<string, unknown>;
  const mark = {
    ...{ seq: count(seq), rows: count(rows) },
    ...{ hash: typeof hash === 'string' ? hash : null, sheets: count(sheets) },
  };
  if (key === undefined) return { mark, loss: null };
  const parsed = loss === undefined ? null : entrySchema.safeParse(loss).data;
  const marked = { mark, loss: parsed?.kind === 'gap' ? parsed : null };
  return typeof tag === 'string' && jsonEqual(tagWatermark(marked, key), raw) ? marked : null;
}

/** Return true if a page wrote this value: it is there, and has no tag. Every writer that knows the key adds one. */
export function lacksTag(raw: unknown): boolean {
  return raw !== undefined && typeof (raw as Partial<StoredWatermark> | null)?.tag !== 'string';
}

/** A hash of the key and an inner hash of both, as HMAC is built (https://www.rfc-editor.org/rfc/rfc2104#section-2). */
function tagOf(marked: object, key: string): string {
  return sha256Base64url(canonicalJson([key, sha256Base64url(canonicalJson([key, marked]))]));
}

/** A stored count, 0 where it is missing or malformed. */
const count = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
