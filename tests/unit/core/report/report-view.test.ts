import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregateByDay } from '../../../../core/journal/daily-aggregates.ts';
import type { ImportedExport } from '../../../../core/report/import-export.ts';
import { mergeExports } from '../../../../core/report/merge.ts';
import { viewOfExports, viewOfJournal } from '../../../../core/report/report-view.ts';
import type { Shown } from '../../../../core/report/suppression.ts';
import { sent } from '../../../fixtures/imported-files.ts';
import { anyRows, incident } from '../../../fixtures/journal-rows.ts';

const systems = ['discord', 'telegram'];
const november = { name: 'month', day: '2026-11-23' } as const;

function filesOf(count: number, rows: (pc: number) => ReturnType<typeof incident>[]): ImportedExport[] {
  return Array.from({ length: count }, (_, pc) =>
    sent({ name: `${pc}.json`, pc: `pc ${pc}`, place: `Каб. ${pc % 2}`, period: anyDay, entries: rows(pc) }),
  );
}

const anyDay = { from: null, to: null };
const id = (pc: number, i: number): string => `3f1b2c4d-5e6f-4a7b-8c9d-${String(pc * 1000 + i).padStart(12, '0')}`;

describe('viewOfJournal', () => {
  it('compares the period with the previous one', () => {
    const view = viewOfJournal(
      aggregateByDay([
        { entry: incident({ day: '2026-10-31' }), outcome: 'closed' },
        { entry: incident({ day: '2026-11-02', lesson: 1 }), outcome: 'moved-to-max' },
        { entry: incident({ day: '2026-11-30', system: 'icq', noticed: 'unreachable' }), outcome: null },
      ]),
      november,
      systems,
      new Map([
        ['2026-10-31', 0],
        ['2026-11-02', 4],
        ['2026-11-30', 6],
        ['2026-12-01', 7],
      ]),
    );
    expect(view).toMatchObject({
      range: { from: '2026-11-01', to: '2026-11-30' },
      before: { from: '2026-10-01', to: '2026-10-31' },
      incidents: { now: 2, before: 1 },
      moved: { now: 1, before: 0 },
      asked: { now: 1, before: 1 },
      rate: { now: 20, before: null },
      week: [
        { time: '1', counts: [1, 0, 0, 0, 0, 0, 0] },
        { time: '3', counts: [1, 0, 0, 0, 0, 0, 0] },
      ],
      packs: ['rpl-2025-09-01'],
    });
    expect(view.systems).toEqual([
      { key: 'discord', now: 0, before: 0 },
      { key: 'telegram', now: 1, before: 1 },
      { key: 'icq', now: 1, before: 0 },
    ]);
    expect(view.steps).toHaveLength(30);
  });

  it('has totals that equal the number of incidents in every breakdown', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const view = viewOfJournal(
          aggregateByDay(rows),
          { name: 'teaching-year', day: '2026-11-23' },
          systems,
          new Map(),
        );
        const all = view.incidents.now;
        for (const part of [view.systems, view.outcomes, view.noticed])
          expect(sum(part.map(({ now }) => now))).toBe(all);
        expect(sum(view.steps.map(({ count }) => count))).toBe(all);
        expect(sum(view.week.flatMap(({ counts }) => counts))).toBe(all);
      }),
    );
  });
});

describe('viewOfExports', () => {
  it('shows the same for many PCs as for one journal of all entries', () => {
    const files = filesOf(12, (pc) => Array.from({ length: 3 }, (_, i) => incident({ id: id(pc, i) })));
    const view = viewOfExports(mergeExports(files), november, systems);
    const whole = aggregateByDay(
      files.flatMap(({ entries }) => entries).map((entry) => ({ entry, outcome: null }) as never),
    );
    expect(view).toEqual({
      ...viewOfJournal(whole, november, systems, new Map()),
      // Single days are omitted, since they would add up to weekdays.
      steps: expect.objectContaining({ length: 6, 4: { range: { from: '2026-11-23', to: '2026-11-29' }, count: 36 } }),
      places: expect.objectContaining({ rowKeys: ['Каб. 0', 'Каб. 1'], rows: [18, 18], total: 36 }),
    });
  });

  it('shows no number from fewer than five PCs', () => {
    const files = filesOf(12, (pc) => [
      incident({ id: id(pc, 0) }),
      incident({ id: id(pc, 1), system: 'discord', day: '2026-11-12' }),
      ...(pc < 4 ? [incident({ id: id(pc, 2), system: 'viber', day: '2026-11-05', noticed: 'unreachable' })] : []),
    ]);
    const view = viewOfExports(mergeExports(files), november, systems);
    expect(view.systems.find(({ key }) => key === 'viber')?.now).toBeNull();
    expect(view.systems.filter(({ now }) => now === null)).toHaveLength(2);
    expect(view.noticed.find(({ key }) => key === 'unreachable')?.now).toBeNull();
    expect(view.steps.map(({ count }) => count)).toEqual([0, null, null, 0, 12, 0]);
    expect(view.incidents.now).toBe(28);
  });

  it('shows no numbers for four PCs', () => {
    const files = filesOf(4, (pc) => [incident({ id: id(pc, 0) })]);
    const view = viewOfExports(mergeExports(files), november, systems);
    const rows = [view.incidents, view.moved, view.asked, ...view.outcomes, ...view.noticed, ...view.systems];
    expect(rows.filter(({ now }) => now !== null && now > 0)).toEqual([]);
  });
});

const sum = (counts: readonly Shown[]): number => counts.reduce<number>((all, count) => all + (count ?? 0), 0);
