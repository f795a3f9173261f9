import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endLesson, startLesson } from '../../../../../entrypoints/background/guard/manual-lesson.ts';
import { hashSecret } from '../../../../../platform/exemption/pbkdf2.ts';
import { saveSecret } from '../../../../../platform/exemption/secrets.ts';
import { eraseJournal } from '../../../../../platform/journal/journal.ts';
import { loadManualLesson } from '../../../../../platform/settings/manual-lesson.ts';
import { put } from '../../../../../platform/storage/private-store.ts';
import { backgroundBrowser } from '../../../../fixtures/background-browser.ts';
import { entriesOf } from '../../../../fixtures/stored-entries.ts';

const [pin, day] = ['2580', '2026-11-23'];
const hash = await hashSecret(pin);
const at = (clock: string): string => `${day}T${clock}:00+04:00`;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(at('12:00')) });
  backgroundBrowser();
  await Dexie.delete('dezhurny-safe');
  await eraseJournal();
  await put('settings', { educationalUse: 'by-hand' });
});
afterEach(() => void vi.useRealTimers());

it.each<[string, (number | null)[], string | null]>([
  ['lasts as long as it was started for', [45], `${day}T12:45`],
  ['has no end without minutes', [null], null],
  ['is made longer by another one', [45, 90], `${day}T13:30`],
  ['is not made shorter: that would end it without the PIN', [90, 5], `${day}T13:30`],
  ['without an end is not given one', [null, 45], null],
])('a manual lesson %s', async (_what, starts, until) => {
  for (const minutes of starts) await startLesson(minutes);
  expect(await loadManualLesson()).toEqual({ from: `${day}T12:00`, until });
});

it('a lesson that is over is no obstacle to the next', async () => {
  await startLesson(90);
  vi.setSystemTime(at('14:00'));
  await startLesson(5);
  expect(await loadManualLesson()).toEqual({ from: `${day}T14:00`, until: `${day}T14:05` });
});

it('ending one needs the PIN where one is set, and is noted', async () => {
  await saveSecret('pin', hash);
  await startLesson(45);
  expect(await endLesson(null)).toMatchObject({ kind: 'wrong' });
  expect(await endLesson('0000')).toMatchObject({ kind: 'wrong' });
  expect([await loadManualLesson(), await entriesOf(day)]).toMatchObject([{ until: `${day}T12:45` }, []]);
  expect(await endLesson(pin)).toEqual({ kind: 'ended' });
  expect([await loadManualLesson(), await entriesOf(day)]).toMatchObject([
    null,
    [{ kind: 'note', cause: 'lesson-ended', day }],
  ]);
});

it('ending none asks for no PIN and notes nothing', async () => {
  await saveSecret('pin', hash);
  expect(await endLesson(null)).toEqual({ kind: 'ended' });
  expect(await entriesOf(day)).toEqual([]);
});
