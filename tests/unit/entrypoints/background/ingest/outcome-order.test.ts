import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isAboutIncident } from '../../../../../core/journal/about-incident.ts';
import { type Outcome, outcomes } from '../../../../../core/journal/entry.ts';
import { entryKey, newMistake, newOutcome } from '../../../../../core/journal/incident.ts';
import { ingest, ingestPending } from '../../../../../entrypoints/background/ingest/ingest.ts';
import { currentDay } from '../../../../../entrypoints/background/ingest/journal-writer.ts';
import { dailyAggregates, forgetDailyAggregates } from '../../../../../platform/journal/daily-aggregates.ts';
import { eraseJournal, exclusively } from '../../../../../platform/journal/journal.ts';
import { recordHeartbeat } from '../../../../../platform/journal/journal-append.ts';
import { type Row, withJournal } from '../../../../../platform/journal/journal-store.ts';
import { deleteExpired } from '../../../../../platform/journal/retention.ts';
import { putPending } from '../../../../../platform/storage/pending-entries.ts';
import { incident } from '../../../../fixtures/recorded-entries.ts';

const MS_PER_DAY = 86_400_000;
const start = Date.parse('2026-11-16T09:00Z');

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  fakeBrowser.reset();
  await Dexie.delete('dezhurny');
});
afterEach(() => void vi.useRealTimers());

/** What can happen to what a page made: it is stored, its message comes, the worker sweeps, or a day passes. */
const steps = ['store incident', 'send incident', 'store answer', 'send answer', 'sweep', 'day', 'restart'] as const;
type Step = (typeof steps)[number];

const anySteps = fc.array(fc.record({ visit: fc.nat({ max: 2 }), step: fc.constantFrom(...steps) }), {
  minLength: 6,
  maxLength: 30,
});
const anyAnswers = fc.array(fc.constantFrom<(Outcome | 'mistake')[]>(...outcomes, 'mistake'), {
  minLength: 3,
  maxLength: 3,
});

/** Let three visits reach the journal in any order of their copies and messages. */
async function deliver(order: readonly { visit: number; step: Step }[], answers: readonly (Outcome | 'mistake')[]) {
  vi.setSystemTime(start);
  const visits = answers.map((answer, tab) => {
    const shown = incident({ day: '2026-11-16', hour: 9 + tab });
    return { tab, shown, answer: answer === 'mistake' ? newMistake(shown.id, 'site') : newOutcome(shown.id, answer) };
  });
  await fakeBrowser.storage.session.clear();
  for (const { visit, step } of order) {
    const { tab, shown, answer } = visits[visit] ?? expect.fail('no visit');
    const entry = step.endsWith('incident') ? shown : answer;
    if (step.startsWith('store')) await putPending(entryKey(entry), entry);
    else if (step.startsWith('send')) await ingest(entryKey(entry), entry, tab).catch(() => undefined);
    else if (step === 'sweep') await ingestPending();
    else if (step === 'restart') await fakeBrowser.storage.session.clear();
    else vi.setSystemTime(Date.now() + MS_PER_DAY);
    if (step === 'day') await recordHeartbeat(await currentDay(), null);
  }
}

it('what is about an incident never stands before it, so a sum of the incident’s day log can count it', async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, anyAnswers, async (order, answers) => {
      await eraseJournal();
      await forgetDailyAggregates();
      await deliver(order, answers);
      const rows: Row[] = await withJournal((db) => db.entries.toArray());
      const seqOf = new Map(rows.map(({ key, seq }) => [key, seq]));
      for (const row of rows) if (isAboutIncident(row)) expect(seqOf.get(row.incident)).toBeLessThan(row.seq);
      const before = await dailyAggregates();
      const day = await currentDay();
      await exclusively(() => deleteExpired(day, 1));
      expect(await dailyAggregates()).toEqual(before);
    }),
    { numRuns: 60 },
  );
}, 120_000);
