import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { verifyFile } from '../../../../../core/verify/verify-file.ts';
import { exportMonth } from '../../../../../entrypoints/background/day/month-export.ts';
import { eraseJournal } from '../../../../../platform/journal/journal.ts';
import { appendEntries } from '../../../../../platform/journal/journal-append.ts';
import { isSigned } from '../../../../../platform/journal/signature.ts';
import { loadMonthExport } from '../../../../../platform/status/month-export.ts';
import { put } from '../../../../../platform/storage/private-store.ts';
import { incident } from '../../../../fixtures/recorded-entries.ts';

/** The downloads folder: the files by name. */
let folder: Map<string, string>;
/** What becomes of a download. */
let state: 'complete' | 'interrupted';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-02T09:00+04:00') });
  fakeBrowser.reset();
  await Dexie.delete('dezhurny-safe');
  await eraseJournal();
  [folder, state] = [new Map(), 'complete'];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = `blob:${blobs.size}`;
    blobs.set(address, blob as Blob);
    return address;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => void blobs.delete(address));
  vi.spyOn(fakeBrowser.downloads, 'download').mockImplementation((async (what: { url: string; filename: string }) => {
    if (state === 'complete') folder.set(what.filename, (await blobs.get(what.url)?.text()) ?? '');
    return 7;
  }) as never);
  vi.spyOn(fakeBrowser.downloads, 'search').mockImplementation((async () => [{ id: 7, state }]) as never);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the export of last month', () => {
  it('is written once, holds that month alone, and can be verified', async () => {
    await put('settings', { monthlyExport: true, place: 'Каб. 12' });
    for (const day of ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01'])
      await appendEntries([incident({ day })], day);
    await exportMonth();
    await exportMonth();
    const [[name, text] = ['', '']] = folder;
    expect([folder.size, name]).toEqual([1, expect.stringMatching(/^dezhurny_Каб-12_2026-10-01_2026-10-31.*\.json$/)]);
    expect(await verifyFile(text, isSigned)).toMatchObject({
      intact: true,
      file: { entries: 2, place: 'Каб. 12', period: { from: '2026-10-01', to: '2026-10-31' } },
    });
    expect(await loadMonthExport()).toEqual({ month: '2026-10-01', made: '2026-11-02', saved: true });
  });

  it('is not written unless the settings ask for it', async () => {
    await put('settings', {});
    await exportMonth();
    expect([folder.size, await loadMonthExport()]).toEqual([0, null]);
  });

  it('that could not be written is tried again on the next day, not before', async () => {
    await put('settings', { monthlyExport: true });
    state = 'interrupted';
    await exportMonth();
    expect(await loadMonthExport()).toMatchObject({ saved: false });
    state = 'complete';
    await exportMonth();
    expect(folder.size).toBe(0);
    vi.setSystemTime('2026-11-03T09:00+04:00');
    await exportMonth();
    expect([folder.size, await loadMonthExport()]).toMatchObject([1, { made: '2026-11-03', saved: true }]);
  });

  it('of two starts of the worker at the same time is written once', async () => {
    await put('settings', { monthlyExport: true });
    await Promise.all([exportMonth(), exportMonth()]);
    expect(fakeBrowser.downloads.download).toHaveBeenCalledTimes(1);
  });
});
