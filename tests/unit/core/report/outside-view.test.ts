import { describe, expect, it } from 'vitest';
import { mergeExports } from '../../../../core/report/merge.ts';
import { viewOfSchool } from '../../../../core/report/merged-view.ts';
import { viewOutside } from '../../../../core/report/outside-view.ts';
import { reportScope } from '../../../../core/report/report-scope.ts';
import { bySize, type ComparedCount, type ReportView, type Share } from '../../../../core/report/report-view.ts';
import { minimumPcs, type Shown } from '../../../../core/report/suppression.ts';
import { weekdayOf } from '../../../../core/time/weekday.ts';
import { generatedSchool } from '../../../fixtures/generated-school.ts';
import { sent } from '../../../fixtures/imported-files.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const scope = reportScope(
  { from: '2026-11-01', to: '2026-11-30' },
  { from: '2026-10-01', to: '2026-10-31' },
  '2026-12-05',
  (day) => weekdayOf(day) < 6,
);
const listed = ['discord', 'telegram', 'viber', 'whatsapp'];

/** Systems whose place in the order matters most. */
const LEADING = 3;

/** Return the main figures of a report: totals, shares that moved, and the leading systems with their order. */
function mainFigures(outside: ReportView, exact: ReportView): (Shown | Share)[] {
  const leading = bySize(exact.systems).slice(0, LEADING);
  const ordered = bySize(outside.systems);
  const shown = leading.map(({ key }, at) => (ordered[at]?.key === key ? (ordered[at]?.now ?? null) : null));
  return [outside.incidents.now, outside.incidents.before, outside.moved.now, outside.moved.before, ...shown];
}

const isShown = (figure: Shown | Share): boolean => typeof figure === 'number';

describe('the report that leaves the school', () => {
  it.each([20, 35, 60, 120, 500])('keeps 19 of 20 main figures of schools of %i PCs', (pcs) => {
    const figures = Array.from({ length: 4 }, (_, seed) => {
      const merged = mergeExports(generatedSchool({ pcs, seed: seed + 1 }));
      return mainFigures(viewOutside(merged, scope, listed), viewOfSchool(merged, scope, listed));
    }).flat();
    const share = figures.filter(isShown).length / figures.length;
    expect(share).toBeGreaterThanOrEqual(0.95);
  });

  it('draws no Sunday that begins a month alone', () => {
    const { steps } = viewOutside(mergeExports(generatedSchool({ pcs: 20, seed: 1 })), scope, listed);
    const days = steps.map(({ range }) => range.from);
    expect(days).toEqual(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']);
  });

  it.each([3, 4])('shows no number of schools of %i PCs', (pcs) => {
    const view = viewOutside(mergeExports(generatedSchool({ pcs, seed: 1 })), scope, listed);
    const rows = [view.incidents, ...view.outcomes, ...view.noticed, ...view.surfaces, ...view.systems];
    expect(rows.filter(({ now }) => now !== null && now > 0)).toEqual([]);
    expect(view.moved).toEqual({ now: 'suppressed', before: 'suppressed' });
  });

  it.each([3, 5, 7, 12, 20, 60])('shows no number that is not so, and none of few PCs, of schools of %i PCs', (pcs) => {
    const merged = mergeExports(generatedSchool({ pcs, seed: 2 }));
    const [outside, exact] = [viewOutside(merged, scope, listed), viewOfSchool(merged, scope, listed)];
    for (const part of ['systems', 'outcomes', 'noticed', 'surfaces'] as const) {
      const pairs = outside[part].map((row, i) => [row, exact[part][i]] as [ComparedCount, ComparedCount]);
      for (const [shown, real] of pairs)
        if (shown.now !== null) expect(shown).toMatchObject({ key: real.key, now: real.now });
    }
    if (typeof outside.moved.now === 'number') expect(outside.moved.now).toBeCloseTo(exact.moved.now as number, 1);
    const weeks = outside.week.flatMap(({ counts }, r) => counts.map((count, c) => [count, exact.week[r]?.counts[c]]));
    for (const [shown, real] of weeks) if (shown !== null) expect(shown).toBe(real);
    expect(Math.min(...outside.systems.map(({ now }) => now || Number.POSITIVE_INFINITY))).toBeGreaterThanOrEqual(
      minimumPcs,
    );
  });

  const id = (i: number): string => `3f1b2c4d-5e6f-4a7b-8c9d-${String(i).padStart(12, '0')}`;

  /** Return a school of 30 PCs with incidents that moved and were closed, and one with three that have no outcome. */
  function withFewUnanswered(movedPerPc: number, closedPerPc: number) {
    let ids = 0;
    const newId = (): string => {
      ids += 1;
      return id(ids);
    };
    const answered = (outcome: 'moved-to-max' | 'closed') => {
      const opened = incident({ id: newId() });
      return [opened, { v: 1 as const, kind: 'outcome' as const, incident: opened.id, outcome }];
    };
    const files = Array.from({ length: 30 }, (_, pc) =>
      sent({
        ...{ name: `${pc}`, pc: `pc ${pc}` },
        entries: [
          ...Array.from({ length: movedPerPc }, () => answered('moved-to-max')).flat(),
          ...Array.from({ length: closedPerPc }, () => answered('closed')).flat(),
          ...(pc === 0 ? [1, 2, 3].map(() => incident({ id: newId() })) : []),
        ],
      }),
    );
    return viewOutside(mergeExports(files), scope, listed);
  }

  it('hides the other outcomes beside few without one, and keeps the share that moved', () => {
    const view = withFewUnanswered(20, 10);
    const shown = Object.fromEntries(view.outcomes.map(({ key, now }) => [key, now]));
    expect(shown).toMatchObject({ 'moved-to-max': 600, closed: null, none: null });
    expect(view.moved.now).toBe(0.67);
  });

  it('hides the share where it would tell the number without an outcome', () => {
    expect(withFewUnanswered(4, 2).moved.now).toBe('suppressed');
  });
});
