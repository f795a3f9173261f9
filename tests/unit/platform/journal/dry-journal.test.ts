import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { newOutcome } from '../../../../core/journal/incident.ts';
import { verifyFile } from '../../../../core/verify/verify-file.ts';
import { forgetDryJournal, withDryJournal } from '../../../../platform/journal/dry-journal.ts';
import { journalPage } from '../../../../platform/journal/journal.ts';
import { appendEntries } from '../../../../platform/journal/journal-append.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { readMark } from '../../../../platform/journal/watermark.ts';
import { closeUntilRestart } from '../../../../platform/storage/store-session.ts';
import { pack } from '../../../../rules/index.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

const day = '2026-11-23';
const frame = { place: '', zone: 'Europe/Saratov', made: day, period: { from: null, to: null }, pack };
const never = new AbortController().signal;
const names = async (): Promise<string[]> => (await indexedDB.databases()).map(({ name = '' }) => name);

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  fakeBrowser.reset();
  for (const name of await names()) await Dexie.delete(name);
});

describe('a dry journal', () => {
  it('makes a sealed export that the verifier finds intact', async () => {
    const one = incident();
    const entries = [one, newOutcome(one.id, 'closed')];
    const text = await withDryJournal(never, async (dry) => {
      await dry?.append(entries, day);
      expect(await dry?.holds(entries)).toBe(true);
      expect(await dry?.holds([incident()])).toBe(false);
      return dry?.seal(frame, day);
    });
    expect(await verifyFile(text ?? '', isSigned)).toMatchObject({
      intact: true,
      file: { days: 2, sealed: 1, entries: 2 },
    });
    const changed = (text ?? '').replace('"system":"telegram"', '"system":"viber"');
    expect(await verifyFile(changed, isSigned)).toMatchObject({ intact: false, finding: { fault: 'changed' } });
  });

  it('leaves no data and does not change the real journal', async () => {
    await appendEntries([incident()], day);
    const [mark, stored] = [await readMark(), await fakeBrowser.storage.local.get(null)];
    await withDryJournal(never, async (dry) => {
      await dry?.append([incident(), incident()], day);
      await dry?.seal(frame, day);
      expect(await names()).toContain('dezhurny-dry');
    });
    expect(await names()).not.toContain('dezhurny-dry');
    expect((await journalPage({ limit: 10 })).rows).toHaveLength(1);
    expect(await readMark()).toEqual(mark);
    expect(await fakeBrowser.storage.local.get(null)).toEqual(stored);
  });

  it('of a closed tab can be removed, and one in use is left alone', async () => {
    const left = new Dexie('dezhurny-dry');
    left.version(1).stores({ rows: '++' });
    await left.open();
    left.close();
    await forgetDryJournal();
    expect(await names()).not.toContain('dezhurny-dry');
    await withDryJournal(never, async (dry) => {
      await forgetDryJournal();
      const one = incident();
      await dry?.append([one], day);
      expect(await dry?.holds([one])).toBe(true);
    });
  });

  it('starts empty after an interrupted run, and is deleted when a run throws', async () => {
    const left = new Dexie('dezhurny-dry');
    left.version(1).stores({ other: 'id' });
    await left.open();
    left.close();
    const failing = withDryJournal(never, async (dry) => {
      await dry?.append([incident()], day);
      throw new Error('stopped');
    });
    await expect(failing).rejects.toThrow('stopped');
    expect(await names()).toEqual([]);
  });

  it('is null while the stores are closed after a full disk, and opens no database', async () => {
    await closeUntilRestart();
    const opened = vi.spyOn(indexedDB, 'open');
    expect(await withDryJournal(never, async (dry) => dry)).toBeNull();
    expect(opened).not.toHaveBeenCalled();
    opened.mockRestore();
  });
});
