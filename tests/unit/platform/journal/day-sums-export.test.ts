import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { JournalFile } from '../../../../core/export/file-schema.ts';
import { writeJson } from '../../../../core/export/json.ts';
import { newArrival, newMistake, newOutcome } from '../../../../core/journal/incident.ts';
import { importExport } from '../../../../core/report/import-export.ts';
import { mergeExports } from '../../../../core/report/merge.ts';
import { daysOfExports } from '../../../../core/report/merged-view.ts';
import type { OpenDayRange } from '../../../../core/time/day-range.ts';
import { addDays } from '../../../../core/time/local-time.ts';
import { verifyBytes } from '../../../../core/verify/verify-bytes.ts';
import { dailyAggregates, forgetDailyAggregates } from '../../../../platform/journal/daily-aggregates.ts';
import { eraseJournal, exclusively } from '../../../../platform/journal/journal.ts';
import { appendEntries, recordHeartbeat } from '../../../../platform/journal/journal-append.ts';
import { journalSnapshot } from '../../../../platform/journal/journal-snapshot.ts';
import { withJournal } from '../../../../platform/journal/journal-store.ts';
import { deleteExpired } from '../../../../platform/journal/retention.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { exportedFrame } from '../../../fixtures/exported-journal.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

const first = '2026-09-01';
const days = Array.from({ length: 6 }, (_, at) => addDays(first, at));
const everything: OpenDayRange = { from: null, to: null };

async function text(period = everything, made = days.at(-1) ?? first): Promise<string> {
  const frame = { ...exportedFrame, period, made };
  return (await Array.fromAsync(writeJson(frame, await journalSnapshot(period, 2)))).join('');
}

const bytes = (file: string): Uint8Array => new TextEncoder().encode(file);
const verified = (file: string) => verifyBytes(bytes(file), isSigned);

async function imported(name: string, file: string) {
  const result = await importExport(name, bytes(file), isSigned);
  return result.ok ? result.file : expect.fail(`${name}: ${JSON.stringify(result)}`);
}

/** Write six days, the last outcome of each on the next day. */
async function sixDays(): Promise<void> {
  let late: string | null = null;
  for (const day of days) {
    await recordHeartbeat(day, { day, lesson: 2, hour: null });
    const [one, other, last] = [incident({ day }), incident({ day, system: 'discord' }), incident({ day })];
    const answers = [newOutcome(one.id, 'moved-to-max'), newArrival(one.id, 'yes'), newMistake(other.id, 'site')];
    await appendEntries([one, other, last, ...answers, ...(late ? [newOutcome(late, 'unanswered')] : [])], day);
    late = last.id;
  }
}

const expire = (): Promise<boolean> => exclusively(() => deleteExpired(days.at(-1) ?? first, 2));

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
  await forgetDailyAggregates();
  await sixDays();
});

it('a file holds the sums and the report of it shows the numbers of this PC', async () => {
  const before = await dailyAggregates();
  await expire();
  const file = await text();
  expect(JSON.parse(file)).toMatchObject({ version: 4, retention: { days: 2, through: days[2] } });
  expect((JSON.parse(file) as JournalFile).sums?.map(({ seal }) => seal.day)).toEqual(days.slice(0, 3));
  expect(await verified(file)).toMatchObject({ intact: true, file: { days: 3, sums: { length: 3 } } });
  const merged = mergeExports([await imported('a', file)]);
  expect(daysOfExports(merged)).toEqual(before);
  expect(merged.pcs[0]?.reported).toEqual([{ from: '0000-01-01', to: days.at(-1) }]);
  expect([...(merged.pcs[0]?.covered ?? [])].sort()).toEqual(days.map((day) => [day, 1]));
});

it('a file of a period holds the sums of its days', async () => {
  await expire();
  const file = await text({ from: '2026-09-02', to: '2026-09-03' });
  expect(await verified(file)).toMatchObject({ intact: true, file: { days: 0, entries: 0 } });
  const own = await imported('a', file);
  expect(own.sums.map(({ seal }) => seal.day)).toEqual(['2026-09-02', '2026-09-03']);
  expect(own.summed).toEqual([{ from: '2026-09-02', to: '2026-09-03' }]);
});

it('files from before and after the deletion count every entry once, in any order', async () => {
  const before = await dailyAggregates();
  const early = await imported('early', await text());
  const cut = await imported('cut', await text({ from: null, to: days[1] ?? null }));
  await expire();
  const late = await imported('late', await text());
  expect(daysOfExports(mergeExports([late, early]))).toEqual(before);
  expect(mergeExports([early, late])).toMatchObject({ contradictory: [], remarks: [] });
  expect(mergeExports([early, late]).pcs[0]?.sums.size).toBe(0);
  // The last outcome of the second day is not in the file that ends with it: its sum knows more.
  const both = mergeExports([cut, late]);
  expect(daysOfExports(both)).toEqual(before);
  expect([...(both.pcs[0]?.sums.keys() ?? [])]).toEqual(days.slice(1, 3));
});

it('an interrupted deletion exports each day log once', async () => {
  const before = await dailyAggregates();
  const sheets = await withJournal((db) => db.sheets.orderBy('at').toArray());
  const rows = await withJournal((db) => db.entries.toArray());
  await expire();
  await withJournal(async (db) => {
    await db.sheets.bulkPut(sheets.slice(1, 3));
    await db.entries.bulkPut(rows.filter(({ dayId }) => dayId === sheets[2]?.dayId));
  });
  const file = await text();
  expect(await verified(file)).toMatchObject({ intact: true, file: { days: 3, lost: 0 } });
  expect(daysOfExports(mergeExports([await imported('a', file)]))).toEqual(before);
});

describe('the verifier', () => {
  type Change = (file: JournalFile) => void;
  const sumAt = (file: JournalFile, at: number) => file.sums?.[at] ?? expect.fail('no sum');
  it.each<[string, Change, object]>([
    [
      'a count',
      (file) => void (sumAt(file, 1).days[0] as { incidents: number }).incidents++,
      { fault: 'changed', kind: 'day', day: days[1] },
    ],
    [
      'a system',
      (file) => void Object.assign(sumAt(file, 1).days[0]?.by.system ?? {}, { viber: 1 }),
      { fault: 'changed', kind: 'day', day: days[1] },
    ],
    [
      'the number of counted entries',
      (file) => void sumAt(file, 0).kept--,
      { fault: 'changed', kind: 'day', day: days[0] },
    ],
    ['the seal', (file) => void sumAt(file, 2).seal.lessons++, { fault: 'changed', kind: 'seal', day: days[2] }],
    [
      'a sum that is removed',
      (file) => void file.sums?.splice(1, 1),
      { fault: 'changed', kind: 'file', path: 'checksum' },
    ],
    [
      'a sum that is repeated',
      (file) => void file.sums?.push(sumAt(file, 0)),
      { fault: 'replayed', kind: 'day', day: days[0] },
    ],
    ['a field', (file) => void Object.assign(sumAt(file, 0), { address: 'x' }), { fault: 'changed', kind: 'seal' }],
    ['a newer sum', (file) => void Object.assign(sumAt(file, 0), { v: 99 }), { fault: 'newer', kind: 'seal' }],
  ])('finds %s', async (_, change, finding) => {
    await expire();
    const file = JSON.parse(await text()) as JournalFile;
    change(file);
    expect(await verified(JSON.stringify(file))).toMatchObject({ intact: false, finding });
  });

  it('finds a file whose sum has another seal than the day log of an earlier file', async () => {
    const early = await imported('early', await text());
    await expire();
    const late = await imported('late', await text());
    const forged = {
      ...late,
      verified: { ...late.verified, sums: late.verified.sums.map((seal) => ({ ...seal, count: 9 })) },
    };
    expect(mergeExports([early, forged]).contradictory).toHaveLength(1);
  });
});

it('an erased journal exports no sums', async () => {
  await expire();
  await eraseJournal();
  await recordHeartbeat(first, null);
  expect((JSON.parse(await text()) as JournalFile).sums).toEqual([]);
});
