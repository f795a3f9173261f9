import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepWatermark } from '../../../../../entrypoints/background/ingest/foreign-watermark.ts';
import { exclusively } from '../../../../../platform/journal/journal.ts';
import { appendEntries } from '../../../../../platform/journal/journal-append.ts';
import { withJournal } from '../../../../../platform/journal/journal-store.ts';
import { endKept, readMark, writeMark } from '../../../../../platform/journal/watermark.ts';
import { WATERMARK_KEY } from '../../../../../platform/storage/local-keys.ts';
import { incident } from '../../../../fixtures/recorded-entries.ts';

const day = '2026-11-23';

const notes = async (): Promise<unknown[]> =>
  (await withJournal((db) => db.entries.toArray())).flatMap((row) => (row.kind === 'note' ? [row.cause] : []));

beforeEach(async () => {
  fakeBrowser.reset();
  keepWatermark();
  await exclusively(() => appendEntries([incident()], day));
  await endKept();
});

it('notes a watermark that a page wrote, although a write of the journal has replaced it before anyone looked', async () => {
  const own = await readMark();
  await exclusively(async () => {
    await fakeBrowser.storage.local.set({ [WATERMARK_KEY]: { seq: 9e15, rows: 9e15, hash: null, sheets: 9e15 } });
    if (own) await writeMark(own);
  });
  await vi.waitFor(async () => expect(await notes()).toEqual(['storage-changed']));
  expect((await readMark())?.loss).toBeNull();
});
