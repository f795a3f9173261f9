import { randomUUID } from 'node:crypto';
import { expect, it, test } from 'vitest';
import { aggregateByDay } from '../../../../core/journal/daily-aggregates.ts';
import { dayCounts, lessonBand } from '../../../../core/region/day-counts.ts';
import { otlpRecord } from '../../../../core/region/otlp-record.ts';
import { sumItem } from '../../../../core/region/outbox-item.ts';
import { gap, incident } from '../../../fixtures/journal-rows.ts';
import { day, dayId } from '../../../fixtures/outbox-rows.ts';

test.each([
  ['1', '1-2'],
  ['2', '1-2'],
  ['3', '3-4'],
  ['6', '5-6'],
  ['7', '7-30'],
  ['14', '7-30'],
  ['h9', 'none'],
])('lesson %s lies in band %s', (key, band) => expect(lessonBand(key)).toBe(band));

const attempt = (lesson: number | null, hour: number | null = null) =>
  incident({ id: randomUUID(), day, lesson, hour, system: 'telegram', surface: 'client' });

it('is a record of counts: no id of a visit, no lesson, no room', () => {
  const rows = [
    { entry: attempt(3), outcome: 'closed' as const },
    { entry: attempt(4), outcome: null },
    { entry: attempt(null, 15), outcome: 'closed' as const },
    { entry: gap(2, day), outcome: null },
  ];
  const item = sumItem(7, { day, dayId }, dayCounts(aggregateByDay(rows), 6));
  const { attributes, eventName } = otlpRecord(item);
  const told = Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
  expect(eventName).toBe('dezhurny.sum');
  expect(told).toEqual({
    'log.record.uid': dayId,
    'dezhurny.incidents': '3',
    'dezhurny.lessons': '6',
    'dezhurny.missing': '2',
    'dezhurny.by.noticed.page': '3',
    'dezhurny.by.outcome.closed': '2',
    'dezhurny.by.surface.client': '3',
    'dezhurny.by.system.telegram': '3',
    'dezhurny.by.when.3-4': '2',
    'dezhurny.by.when.none': '1',
  });
  for (const { entry } of rows) expect(JSON.stringify(attributes)).not.toContain(entry.id);
});

it('says that a day had no incidents', () => {
  const { attributes } = otlpRecord(sumItem(7, { day, dayId }, dayCounts(new Map(), 0)));
  expect(attributes.map(({ key }) => key)).toEqual(['log.record.uid', 'dezhurny.incidents']);
});
