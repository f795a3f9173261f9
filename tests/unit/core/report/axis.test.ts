import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type AxisFormat, axisLabels, labelledSteps } from '../../../../core/report/axis.ts';
import { stepsOf } from '../../../../core/report/metrics.ts';
import { addDays } from '../../../../core/time/local-time.ts';

const format: AxisFormat = {
  day: (day) => `${day.slice(8)}.${day.slice(5, 7)}`,
  month: (day, length) => (length === 'name' ? `m${day.slice(5, 7)}` : `${day.slice(5, 7)}.${day.slice(0, 4)}`),
};

describe('axisLabels', () => {
  test.each([
    ['single days by their date', '2026-11-23', '2026-11-25', ['23.11', '24.11', '25.11']],
    ['weeks by their first day', '2026-10-01', '2026-12-31', ['01.10', '05.10', '12.10']],
    ['the months of one year by name', '2026-01-01', '2026-12-31', ['m01', 'm02', 'm03']],
    ['the months of two years with the year', '2026-01-01', '2027-12-31', ['01.2026', '02.2026', '03.2026']],
  ])('labels %s', (_name, from, to, expected) => {
    expect(axisLabels(stepsOf({ from, to }), format).slice(0, 3)).toEqual(expected);
  });
});

/** Width of the widest label, of letters of 9 px. */
const widthOf = (labels: readonly string[]): number => Math.max(...labels.map(({ length }) => length)) * 9;

describe('labelledSteps', () => {
  const labelled = (from: string, to: string, px: number): number[] => {
    const steps = stepsOf({ from, to });
    return labelledSteps(steps, widthOf(axisLabels(steps, format)), px);
  };

  test.each([
    ['every day of a week where there is room', '2026-11-23', '2026-11-29', 660, [0, 1, 2, 3, 4, 5, 6]],
    ['a single step', '2026-11-23', '2026-11-23', 160, [0]],
    ['days of a month by week, then the last', '2026-11-01', '2026-11-30', 660, [0, 7, 14, 21, 29]],
    ['days of a month by two weeks where it is narrow', '2026-11-01', '2026-11-30', 160, [0, 14, 29]],
    [
      'all months of a year where there is room',
      '2026-01-01',
      '2026-12-31',
      660,
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    ],
    ['months with the stride that ends nearest to the last', '2026-01-01', '2026-12-31', 160, [0, 5, 11]],
  ])('labels %s', (_name, from, to, px, expected) => {
    expect(labelled(from, to, px)).toEqual(expected);
  });

  it('labels more steps in a narrow font, fewer in a wide one', () => {
    const steps = stepsOf({ from: '2026-11-23', to: '2026-11-29' });
    expect(labelledSteps(steps, 30, 300)).toHaveLength(7);
    expect(labelledSteps(steps, 45, 300)).toEqual([0, 2, 4, 6]);
    expect(labelledSteps(steps, 90, 300)).toEqual([0, 3, 6]);
  });

  it('labels the first and the last step and never lets two labels overlap, for any range and width', () => {
    const anyRange = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 800 }));
    fc.assert(
      fc.property(anyRange, fc.integer({ min: 160, max: 1200 }), ([start, length], px) => {
        const from = addDays('2026-01-01', start);
        const steps = stepsOf({ from, to: addDays(from, length) });
        const labelPx = widthOf(axisLabels(steps, format));
        const shown = labelledSteps(steps, labelPx, px);
        expect([shown[0], shown.at(-1)]).toEqual([0, steps.length - 1]);
        const distances = shown.slice(1).map((at, i) => ((at - (shown[i] ?? 0)) * px) / steps.length);
        expect(Math.min(...distances, px)).toBeGreaterThan(Math.min(labelPx, px - 1));
      }),
    );
  });
});
