import { expect, test } from 'vitest';
import { newGap } from '../../../../core/journal/incident.ts';
import { emptyWatermark, lacksTag, type Marked, readMarked, tagWatermark } from '../../../../core/journal/watermark.ts';

const key = '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
const marked: Marked = { mark: { seq: 12, rows: 10, hash: 'h', sheets: 3 }, loss: newGap(key, '2026-11-28', 2) };
const stored = tagWatermark(marked, key);

test('is read with the key', () => {
  expect(readMarked(stored, key)).toEqual(marked);
  expect(readMarked(JSON.parse(JSON.stringify(stored)), key)).toEqual(marked);
});

test.each<[string, unknown]>([
  ['removed', undefined],
  ['without a tag', { ...stored, tag: undefined }],
  ['with a huge count', { ...stored, rows: Number.MAX_SAFE_INTEGER }],
  ['with another gap', { ...stored, loss: { ...stored.loss, missing: 9e15 } }],
  ['with a gap of 2030', { ...stored, loss: { ...stored.loss, day: '2030-01-01' } }],
  ['without its gap', { ...stored, loss: undefined }],
  ['with one field more', { ...stored, more: 1 }],
  ['of another journal', tagWatermark(marked, 'another')],
  ['that is no object', 'h'],
])('a watermark %s counts for nothing', (_case, raw) => {
  expect(readMarked(raw, key)).toBeNull();
});

test.each<[string, unknown, boolean]>([
  ['of this journal', stored, false],
  ['of another journal', tagWatermark(marked, 'another'), false],
  ['that was removed', undefined, false],
  ['without a tag', { ...stored, tag: undefined }, true],
  ['that is no object', 'h', true],
  ['that is null', null, true],
])('a watermark %s shows whether a page wrote it', (_case, raw, isOfPage) => {
  expect(lacksTag(raw)).toBe(isOfPage);
});

test('a journal that lost its key still learns from the watermark that it is shorter, and takes no gap from it', () => {
  expect(readMarked(stored, undefined)).toEqual({ mark: marked.mark, loss: null });
  expect(readMarked(undefined, undefined)).toEqual({ mark: emptyWatermark, loss: null });
});

test('a gap states a bounded number', () => {
  expect(newGap(key, '2026-11-28', Number.MAX_SAFE_INTEGER).missing).toBe(1_000_000);
});
