import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { reportSpeech } from '../../../../components/admin/report/report-words.ts';
import { StepChart } from '../../../../components/admin/report/StepChart.tsx';
import type { ReportStep } from '../../../../core/report/report-view.ts';
import { pack } from '../../../../rules/index.ts';
import { speak } from '../../i18n.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const on = (day: string) => ({ from: day, to: day });
const steps: ReportStep[] = [
  {
    range: on('2026-11-02'),
    count: 34,
    systems: new Map([
      ['discord', 10],
      ['telegram', 24],
    ]),
    before: 12,
    earlier: on('2026-10-05'),
  },
  { range: on('2026-11-03'), count: 0, systems: new Map(), before: 7, earlier: on('2026-10-06') },
  { range: on('2026-11-05'), count: 3, systems: new Map([['telegram', 3]]) },
];
const marks = {
  free: [{ range: on('2026-11-03'), title: { ru: 'Осенние каникулы', en: 'Autumn' } }],
  changes: [{ day: '2026-11-05', what: 'mode' as const, key: 'redirect' }],
};
const heads = { now: 'Период', before: 'Предыдущий период' };
const openJournal = vi.fn();

const tip = (): string[] =>
  [...document.querySelectorAll('.chart-tip > *')].map(({ textContent }) => textContent ?? '');
const fields = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.chart-field')];

beforeEach(() => {
  openJournal.mockReset();
  render(<StepChart steps={steps} speech={reportSpeech(pack)} heads={heads} marks={marks} openJournal={openJournal} />);
});

it('tells under a pointer what a column consists of, and what it is compared with', () => {
  fireEvent.pointerEnter(fields()[0] as Element);
  expect(tip().map((line) => line.replace(/\s/g, ' '))).toEqual([
    '2 ноября 2026 г.: 34',
    'Telegram: 24',
    'Discord: 10',
    'Было 5 октября 2026 г.: 12',
  ]);
  fireEvent.pointerLeave(fields()[0] as Element);
  expect(tip()).toEqual([]);
});

it('goes through the columns by the arrow keys from one stop, and Esc hides the tip', () => {
  expect(fields().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
  fields()[0]?.focus();
  fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowRight' });
  expect(tip().at(-1)).toMatch(/^Осенние каникулы: 3/);
  fireEvent.keyDown(document.activeElement as Element, { key: 'End' });
  expect(tip().at(-1)).toBe('С 05.11.2026 случаи записаны в режиме «Напоминание и переход»');
  expect(fields().map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
  fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
  expect(tip()).toEqual([]);
});

it('opens the journal of a day with incidents', () => {
  expect(fields().map(({ tagName }) => tagName)).toEqual(['BUTTON', 'DIV', 'BUTTON']);
  fireEvent.click(fields()[2] as Element);
  expect(openJournal).toHaveBeenCalledWith({}, on('2026-11-05'));
});

it('names the vacations and changes below the picture', () => {
  const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent?.replace(/\s/g, ' '));
  expect(items).toEqual([
    'Осенние каникулы: 3 ноября 2026 г.',
    'С 05.11.2026 случаи записаны в режиме «Напоминание и переход»',
  ]);
  expect(document.querySelectorAll('.chart-columns .chart-free')).toHaveLength(1);
  expect(document.querySelectorAll('.chart-columns .chart-change')).toHaveLength(1);
  expect(document.querySelectorAll('.chart-columns .bar-mark')).toHaveLength(1);
});
