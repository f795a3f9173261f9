import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, test } from 'vitest';
import { TotalsTable } from '../../../../components/admin/journal/TotalsTable.tsx';
import { ComparedTable } from '../../../../components/admin/report/ComparedTable.tsx';
import { reportSpeech } from '../../../../components/admin/report/report-words.ts';
import { WeekMapTable } from '../../../../components/admin/report/WeekMapTable.tsx';
import type { Shown } from '../../../../core/report/suppression.ts';
import { pack } from '../../../../rules/index.ts';
import { speak } from '../../i18n.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const speech = reportSpeech(pack);

const widths = (selector: string): number[] =>
  [...document.querySelectorAll(selector)].map((bar) => Number(bar.getAttribute('width')));

test.each<[counts: Shown[], levels: number[]]>([
  [
    [0, 1, 2, 3, 4, 5, null],
    [0, 1, 2, 3, 4, 5, 0],
  ],
  [
    [0, 1, 2, 3, 10, 9, 8],
    [0, 1, 1, 2, 5, 5, 4],
  ],
  [
    [0, 1, 1, 0, null, 0, 0],
    [0, 5, 5, 0, 0, 0, 0],
  ],
  [
    [0, 0, 0, 0, 0, 0, null],
    [0, 0, 0, 0, 0, 0, 0],
  ],
])('the map of lessons shades %j as %j', (counts, levels) => {
  render(<WeekMapTable week={[{ time: '3', counts }]} weekdays={[0, 1, 2, 3, 4, 5, 6]} speech={speech} />);
  const shades = [...document.querySelectorAll('td')].map(({ className }) => className);
  expect(shades).toEqual(levels.map((level) => `number heat-${level}`));
});

it('bars beside counts are proportional to the counts', () => {
  const rows = [
    { key: 'discord', now: 10, before: 40 },
    { key: 'telegram', now: 20, before: 0 },
    { key: 'viber', now: null, before: null },
  ];
  render(
    <ComparedTable
      caption=""
      heading=""
      rows={rows}
      name={speech.system}
      count={speech.count}
      isBeforeKnown
      heads={{ now: 'Период', before: 'Раньше' }}
    />,
  );
  const [first = 0, second = 0, withheld] = widths('.bar-now');
  expect(widths('.bar-before')).toHaveLength(1);
  expect([second / first, withheld]).toEqual([expect.closeTo(2, 1), 0]);
  expect((widths('.bar-before')[0] ?? 0) / first).toBeCloseTo(4, 1);
});

it('bars of totals are proportional to the totals', () => {
  const totals = new Map(pack.systems.slice(0, 2).map(({ id }, i) => [id, i === 0 ? 8 : 2]));
  render(<TotalsTable pack={pack} totals={totals} />);
  expect(widths('.bar-value')).toEqual(pack.systems.map((_, i) => [100, 25][i] ?? 0));
});
