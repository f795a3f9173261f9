import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { reportSpeech } from '../../../../components/admin/report/report-words.ts';
import { StepChart } from '../../../../components/admin/report/StepChart.tsx';
import { axisWidths, columnsWidth } from '../../../../components/admin/report/step-axis.ts';
import { stepsOf } from '../../../../core/report/metrics.ts';
import type { Shown } from '../../../../core/report/suppression.ts';
import type { DayRange } from '../../../../core/time/day-range.ts';
import { pack } from '../../../../rules/index.ts';
import { speak } from '../../i18n.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

/** Single days, weeks and months, few and many of each. */
const ranges: [name: string, from: string, to: string][] = [
  ['a day', '2026-11-23', '2026-11-23'],
  ['a week', '2026-11-23', '2026-11-29'],
  ['two weeks and a day', '2026-11-01', '2026-11-15'],
  ['a month', '2026-11-01', '2026-11-30'],
  ['45 days over a new year', '2026-12-01', '2027-01-14'],
  ['a quarter', '2026-10-01', '2026-12-31'],
  ['a teaching year', '2026-09-01', '2027-08-31'],
  ['two years', '2026-01-01', '2027-12-31'],
];

const speech = reportSpeech(pack);
const heads = { now: 'Период', before: 'Предыдущий период' };

/** @param counts `null` is withheld; missing steps have no incidents */
function draw(steps: DayRange[], counts: readonly Shown[] = []): void {
  const counted = steps.map((range, i) => ({ range, count: counts[i] === undefined ? 0 : counts[i] }));
  render(<StepChart steps={counted} speech={speech} heads={heads} />);
}

/** A week with counts from Monday on. */
const drawWeek = (...counts: Shown[]): void => draw(stepsOf({ from: '2026-11-23', to: '2026-11-29' }), counts);

const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
const textsOf = (selector: string): string[] => all(selector).map(({ textContent }) => textContent ?? '');
const numbers = (selector: string, name: string): number[] =>
  all(selector).map((element) => Number.parseFloat(element.getAttribute(name) ?? ''));

/** Numbers beside the chart, from the baseline up. */
const ticks = (): string[] => textsOf('.chart-counts span').map((text) => text.replace(/\s/g, ' '));

describe('the numbers beside the columns', () => {
  test.each([
    [1, ['0', '1']],
    [2, ['0', '1', '2']],
    [3, ['0', '1', '2', '3']],
    [7, ['0', '2', '4', '6', '8']],
    [9, ['0', '5', '10']],
    [23_456, ['0', '10 000', '20 000', '30 000']],
  ])('with at most %i incidents', (most, expected) => {
    drawWeek(most);
    expect(ticks()).toEqual(expected);
  });

  it('are few, whole and evenly spaced for every maximum', () => {
    for (let most = 1; most <= 60; most += 1) {
      drawWeek(most);
      const values = ticks().map(Number);
      const top = values.at(-1) ?? 0;
      expect(values.every(Number.isInteger), `${most}: ${values}`).toBe(true);
      expect(values, `${most}`).toEqual(values.map((_, i) => (i * top) / (values.length - 1)));
      expect(top, `${most}`).toBeGreaterThanOrEqual(most);
      expect(values.length, `${most}`).toBeLessThanOrEqual(5);
      cleanup();
    }
  });

  it('have a grid line at the height of a column with that count', () => {
    drawWeek(0, 2, 4, 6, 7, 8, 0);
    expect(ticks()).toEqual(['0', '2', '4', '6', '8']);
    const lines = numbers('.chart-line', 'y1');
    const tops = numbers('rect', 'y');
    expect([tops[0], tops[1], tops[2], tops[3], tops[5]]).toEqual(lines);
    expect(tops[4]).toBe(((lines[3] ?? 0) + (lines[4] ?? 0)) / 2);
    expect(new Set(tops.map((top, i) => top + (numbers('rect', 'height')[i] ?? 0)))).toEqual(new Set([lines[0]]));
  });
});

describe('the names below the columns', () => {
  test.each(axisWidths)('do not repeat or touch: $name', (width) => {
    const { name } = width;
    const px = columnsWidth(width, 9); // numbers of one digit
    for (const [period, from, to] of ranges) {
      draw(stepsOf({ from, to }));
      const names = textsOf(`.chart-names-${name} text`);
      const places = numbers(`.chart-names-${name} text`, 'x').map((x) => (x / 100) * px);
      expect(new Set(names).size, period).toBe(names.length);
      const gaps = places.slice(1).map((x, i) => x - (places[i] ?? 0));
      const letters = Math.max(...names.map(({ length }) => length));
      expect(Math.min(...gaps, px), period).toBeGreaterThan(letters * 9);
      cleanup();
    }
  });

  test.each(axisWidths)('include the first and the last: $name', ({ name }) => {
    for (const [period, from, to] of ranges) {
      draw(stepsOf({ from, to }));
      const columns = numbers('rect', 'x').map((x, i) => x + (numbers('rect', 'width')[i] ?? 0) / 2);
      const places = numbers(`.chart-names-${name} text`, 'x');
      expect(places[0], period).toBeCloseTo(columns[0] ?? Number.NaN);
      expect(places.at(-1), period).toBeCloseTo(columns.at(-1) ?? Number.NaN);
      cleanup();
    }
  });

  it('are evenly spaced, except the last', () => {
    const places = (): number[] => numbers('.chart-names-narrow text', 'x');
    for (const [period, from, to] of ranges) {
      draw(stepsOf({ from, to }));
      const gaps = places()
        .slice(1)
        .map((x, i) => x - (places()[i] ?? 0));
      for (const gap of gaps.slice(0, -1)) expect(gap, period).toBeCloseTo(gaps[0] ?? 0);
      expect(gaps.at(-1) ?? 0, period).toBeLessThan(1.6 * (gaps[0] ?? 1));
      cleanup();
    }
  });

  it('are days, or months where columns are months', () => {
    const wide = (from: string, to: string): string[] => {
      cleanup();
      draw(stepsOf({ from, to }));
      return textsOf('.chart-names-wide text');
    };
    expect(wide('2026-11-01', '2026-11-30')).toEqual(['01.11', '08.11', '15.11', '22.11', '30.11']);
    expect(wide('2026-09-01', '2027-08-31')).toHaveLength(12);
    expect(wide('2026-09-01', '2027-08-31').slice(0, 3)).toEqual(['сент.', 'окт.', 'нояб.']);
    expect(wide('2026-01-01', '2027-12-31')).toContain('01.2026');
  });
});

describe('the columns', () => {
  it('are drawn for a period without incidents too', () => {
    drawWeek(0, 0, 0, 0, 0, 0, 0);
    expect(ticks()).toEqual(['0', '1']);
    expect(numbers('rect', 'height')).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(textsOf('.chart-names-wide text')).toHaveLength(7);
  });

  it('reveal nothing about withheld counts', () => {
    const outlines = (): string[] => all('.chart-columns .bar-before').map((bar) => bar.getAttribute('height') ?? '');
    drawWeek(null, 9, null, 4, 0, 0, 0);
    const [one, other] = outlines();
    expect(one).toBe(other);
    expect(Number(one)).toBeGreaterThan(0);
    cleanup();
    drawWeek(null, 90, 70, 40, 0, 0, 0);
    expect(outlines()).toEqual([one]);
    cleanup();
    drawWeek(null, null, null, null, null, null, null);
    expect(new Set(outlines())).toEqual(new Set([one]));
    expect(ticks()).toEqual(['0', '1']);
  });

  it('have a legend for outlines, if any', () => {
    drawWeek(null, 9);
    expect(textsOf('.chart-key')).toEqual(['скрыто']);
    cleanup();
    drawWeek(8, 9);
    expect(textsOf('.chart-key')).toEqual([]);
  });

  it('are hidden from assistive technology and have no inline style', () => {
    drawWeek(3, null);
    expect(all('.chart-counts, .chart svg, .chart-key').filter((one) => !one.closest('[aria-hidden="true"]'))).toEqual(
      [],
    );
    expect(screen.getAllByRole('row', { hidden: true })).toHaveLength(8);
    expect(all('[style]')).toEqual([]);
  });
});
