import { beforeEach, expect, it, test } from 'vitest';
import { aggregateByDay } from '../../core/journal/daily-aggregates.ts';
import type { Outcome } from '../../core/journal/entry.ts';
import { weekdayOf } from '../../core/time/weekday.ts';
import { type WeekFacts, weekSheetHtml } from '../../entrypoints/background/day/week-sheet-html.ts';
import { pack } from '../../rules/index.ts';
import { incident } from '../fixtures/journal-rows.ts';
import { speak } from './i18n.ts';

beforeEach(() => speak('ru'));

const row = (day: string, system: string, outcome: Outcome | null) => ({ entry: incident({ day, system }), outcome });
const rows = [
  row('2026-11-03', 'telegram', 'stayed'),
  row('2026-11-05', 'telegram', 'closed'),
  row('2026-11-06', 'viber', 'closed'),
  row('2026-11-09', 'telegram', 'moved-to-max'),
  row('2026-11-15', 'discord', null),
  row('2026-11-16', 'whatsapp', 'closed'),
];

function draw(given: Partial<WeekFacts> = {}): Document {
  const html = weekSheetHtml({
    ...{ week: { from: '2026-11-09', to: '2026-11-15' }, pack, place: 'Каб. <12>', days: aggregateByDay(rows) },
    ...{ first: '2026-11-01', isSchoolDay: (day: string) => weekdayOf(day) < 6 },
    ...given,
  });
  return new DOMParser().parseFromString(html, 'text/html');
}

const texts = (page: Document, selector: string): string[] =>
  [...page.querySelectorAll(selector)].map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim());

it('tells the finding, the days and the tables of the week and of the week before', () => {
  const page = draw();
  expect(texts(page, 'h1')).toEqual(['Неделя 9–15 ноября 2026 г.']);
  expect(texts(page, 'h2')).toEqual(['Случаев стало меньше: 2 против 3 за 2–8 ноября 2026 г.']);
  expect(texts(page, 'svg text')).toEqual([
    ...['1', 'пн, 09.11', '0', 'вт, 10.11', '0', 'ср, 11.11', '0', 'чт, 12.11', '0', 'пт, 13.11'],
    ...['1', 'вс, 15.11'],
  ]);
  expect(page.querySelectorAll('svg path')).toHaveLength(3);
  expect(texts(page, 'tr')).toEqual([
    ...['ПериодРаньше', 'Telegram12', 'Discord10', 'Viber01'],
    ...[
      'ПериодРаньше',
      'Перешли в MAX10',
      'Без напоминания или ответа10',
      'Остались на странице01',
      'Закрыли вкладку02',
    ],
  ]);
});

it('has no script, no address and nothing of the room that is not text', () => {
  const page = draw();
  expect(page.querySelectorAll('script, link, img, a, iframe, [src], [href], [style]')).toHaveLength(0);
  expect(page.body.textContent).toContain('Кабинет: Каб. <12>.');
  expect(page.documentElement.outerHTML).not.toMatch(/https?:|урок/);
});

test.each([
  ['the week before', '2026-11-09', 'нет данных', 0],
  ['some of its days', '2026-11-04', '1', 2],
])('says nothing of days that the journal does not know: %s', (_name, first, before, lines) => {
  const page = draw({ first });
  expect(texts(page, 'tr')[2]).toBe(before === '1' ? 'Discord10' : 'Discord1нет данных');
  expect(page.querySelectorAll('svg path')).toHaveLength(lines);
});
