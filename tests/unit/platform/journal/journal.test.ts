import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { newArrival, newMistake, newOutcome } from '../../../../core/journal/incident.ts';
import { ingestPending } from '../../../../entrypoints/background/ingest/ingest.ts';
import { randomId } from '../../../../platform/browser/random-id.ts';
import { loadHealth } from '../../../../platform/journal/health.ts';
import {
  entriesBetween,
  eraseJournal,
  hasEntry,
  journalPage,
  openIncidents,
} from '../../../../platform/journal/journal.ts';
import { appendEntries, noteLoss } from '../../../../platform/journal/journal-append.ts';
import { readMark, writeMark } from '../../../../platform/journal/watermark.ts';
import { putPending } from '../../../../platform/storage/pending-entries.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

const today = '2026-11-23';
const rows = async () => (await journalPage({ limit: 100 })).rows;

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
});

it('stores an entry once although it is appended several times', async () => {
  const one = incident();
  for (let i = 0; i < 3; i++) await appendEntries([one, newOutcome(one.id, 'stayed')], today);
  expect(await rows()).toEqual([{ seq: 1, entry: one, outcome: 'stayed' }]);
  expect(await hasEntry(one.id)).toBe(true);
  expect(await hasEntry(randomId())).toBe(false);
});

it('shows the strongest outcome in any order of arrival', async () => {
  const one = incident();
  await appendEntries([one, newOutcome(one.id, 'moved-to-max'), newOutcome(one.id, 'unanswered')], today);
  expect((await rows())[0]?.outcome).toBe('moved-to-max');
});

it('keeps one mark of a mistaken warning, the first, which answers nothing', async () => {
  const one = incident();
  await appendEntries([one, newMistake(one.id, 'site')], today);
  await appendEntries([newMistake(one.id, 'lesson')], today);
  expect(await rows()).toEqual([{ seq: 1, entry: one, outcome: null, mistake: 'site' }]);
  expect(await openIncidents()).toEqual([one.id]);
});

it('keeps one arrival of an incident, the first, which answers nothing', async () => {
  const one = incident();
  await appendEntries([one, newArrival(one.id, 'no')], today);
  await appendEntries([newArrival(one.id, 'yes')], today);
  expect(await rows()).toEqual([{ seq: 1, entry: one, outcome: null, arrived: 'no' }]);
  expect(await openIncidents()).toEqual([one.id]);
});

it('lists incidents whose warning is unanswered, without audited ones', async () => {
  const [asked, audited] = [incident(), incident({ mode: 'audit' })];
  await appendEntries([asked, audited], today);
  expect(await openIncidents()).toEqual([asked.id]);
  await appendEntries([newOutcome(asked.id, 'closed')], today);
  expect(await openIncidents()).toEqual([]);
});

it('pages newest first and reads a period oldest first', async () => {
  const days = ['2026-11-21', '2026-11-22', '2026-11-23'].flatMap((day) => [
    incident({ day, hour: 8 }),
    incident({ day, hour: 9 }),
  ]);
  await appendEntries(days, today);
  const first = await journalPage({ limit: 4 });
  const second = await journalPage({ limit: 4, before: first.next ?? '' });
  expect([...first.rows, ...second.rows].map(({ entry }) => entry.id)).toEqual(days.map(({ id }) => id).reverse());
  expect(second.next).toBeNull();
  const period = [];
  for await (const chunk of entriesBetween('2026-11-22', '2026-11-23')) period.push(...chunk);
  expect(period.map(({ entry }) => entry.id)).toEqual(days.slice(2).map(({ id }) => id));
  const { rows: inPeriod } = await journalPage({ limit: 10, from: '2026-11-22', to: '2026-11-22' });
  expect(inPeriod.map(({ entry }) => entry.id)).toEqual([days[3]?.id, days[2]?.id]);
});

it('reads long periods in chunks without losing or repeating a row', async () => {
  const many = Array.from({ length: 2500 }, (_, i) => incident({ day: i % 2 ? '2026-11-22' : '2026-11-23' }));
  await appendEntries(many, today);
  const seen = new Set<string>();
  let count = 0;
  for await (const chunk of entriesBetween('2026-11-01', '2026-11-30')) {
    count += chunk.length;
    for (const { entry } of chunk) seen.add(entry.id);
  }
  expect([count, seen.size]).toEqual([2500, 2500]);
}, 20_000);

it('orders the rows of a lesson by random id, not by arrival', async () => {
  const many = Array.from({ length: 20 }, () => incident());
  for (const one of many) await appendEntries([one], today);
  expect((await rows()).map(({ entry }) => entry.id)).toEqual(
    many
      .map(({ id }) => id)
      .sort()
      .reverse(),
  );
});

describe('a store that lost entries', () => {
  it('gets one gap, and only one', async () => {
    await appendEntries([incident(), incident(), incident()], today);
    await Dexie.delete('dezhurny');
    const [next, another] = [incident({ hour: 8 }), incident({ hour: 9 })];
    await appendEntries([next], today);
    await appendEntries([another], today);
    expect((await rows()).map(({ entry }) => (entry.kind === 'gap' ? entry.missing : entry.id))).toEqual([
      another.id,
      next.id,
      3,
    ]);
  });

  it('is detected by its row count although the last row is there', async () => {
    const [first, second, third] = [incident(), incident(), incident()];
    await appendEntries([first, second, third], today);
    const db = await new Dexie('dezhurny').open();
    await db.table('entries').delete(2);
    db.close();
    const loss = await noteLoss(today);
    expect(loss).toMatchObject({ kind: 'gap', missing: 1 });
    expect(await noteLoss(today), 'owed once').toEqual(loss);
    await appendEntries([], today);
    expect(await noteLoss(today)).toBeNull();
    expect((await rows()).filter(({ entry }) => entry.kind === 'gap')).toHaveLength(1);
  });

  it('gets one gap although the worker is stopped while recording it', async () => {
    await appendEntries([incident(), incident(), incident()], today);
    await Dexie.delete('dezhurny');
    const noted = await noteLoss(today);
    const owing = await fakeBrowser.storage.local.get('journal.mark');
    // The worker is stopped here; the next one writes the gap, is stopped before it writes the watermark, and so on.
    for (let i = 0; i < 2; i++) {
      await ingestPending();
      await fakeBrowser.storage.local.set(owing);
      await fakeBrowser.storage.session.clear();
    }
    await ingestPending();
    expect((await rows()).map(({ entry }) => entry)).toEqual([noted]);
    expect((await readMark())?.mark).toMatchObject({ seq: 1, rows: 1 });
  });

  it('is not assumed if the worker was stopped before raising the watermark', async () => {
    const marked = await readMark();
    await appendEntries([incident(), incident()], today);
    if (marked) await writeMark(marked);
    await appendEntries([incident()], today);
    expect((await rows()).map(({ entry }) => entry.kind)).toEqual(['incident', 'incident', 'incident']);
    expect((await readMark())?.mark).toMatchObject({ seq: 3, rows: 3 });
  });

  it('is not assumed from a watermark that a page wrote or removed', async () => {
    await appendEntries([incident()], today);
    const { 'journal.mark': mark } = await fakeBrowser.storage.local.get('journal.mark');
    for (const forged of [{ ...(mark as object), rows: 9e15, seq: 9e15 }, { ...(mark as object), tag: 'x' }, null]) {
      await fakeBrowser.storage.local.set({ 'journal.mark': forged });
      expect(await noteLoss(today)).toBeNull();
      await fakeBrowser.storage.local.set({ 'journal.mark': forged });
      await appendEntries([incident()], today);
    }
    expect((await rows()).map(({ entry }) => entry.kind)).toEqual(Array(4).fill('incident'));
    expect((await readMark())?.mark).toMatchObject({ seq: 4, rows: 4 });
  });

  it('is not assumed after the journal was erased', async () => {
    await appendEntries([incident(), incident()], today);
    await putPending('0b0f4c52-7f5e-4d6c-9f3b-0a3c5a1d2e4f', incident());
    await eraseJournal();
    expect(await rows()).toEqual([]);
    expect(await loadHealth()).toEqual({ failures: 0, waiting: 0, closed: false });
    await appendEntries([incident()], today);
    expect((await rows()).map(({ entry }) => entry.kind)).toEqual(['incident']);
    expect((await readMark())?.mark).toMatchObject({ seq: 1, rows: 1 });
  });
});

it('counts a failure of the store and throws it', async () => {
  const broken = { ...incident(), key: {} as never, id: {} as never };
  await expect(appendEntries([broken], today)).rejects.toThrow();
  expect((await loadHealth()).failures).toBe(1);
});
