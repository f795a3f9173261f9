import { expect, it, test } from 'vitest';
import * as z from 'zod/mini';
import { weekdayOf } from '../../../core/time/weekday.ts';
import { nationalDays, nationalYears } from '../../../rules/calendar/index.ts';
import file from '../../../rules/calendar/russia.json' with { type: 'json' };

const day = z.iso.date();
const source = z.string().check(z.minLength(10));
const text = z.string().check(z.minLength(3));
const schema = z.strictObject({
  checked: day,
  years: z.array(z.int()),
  days: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ day, kind: z.literal('holiday'), title: z.strictObject({ ru: text, en: text }), source }),
      z.strictObject({ day, kind: z.literal('day-off'), movedFrom: day, source }),
      z.strictObject({ day, kind: z.literal('working'), movedTo: day, source }),
    ]),
  ),
});

it('fits the schema and is sorted, with each day once', () => {
  expect(schema.parse(file)).toEqual(file);
  const days = nationalDays.map((one) => one.day);
  expect(days).toEqual([...new Set(days)].sort());
  expect([...new Set(days.map((one) => Number(one.slice(0, 4))))]).toEqual(nationalYears);
});

test.each(nationalYears)('%i has the fourteen holidays of the Labour Code', (year) => {
  const holidays = nationalDays.filter((one) => one.kind === 'holiday' && one.day.startsWith(String(year)));
  const january = [1, 2, 3, 4, 5, 6, 7, 8].map((date) => `01-0${date}`);
  const others = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'];
  expect(holidays.map((one) => one.day.slice(5))).toEqual([...january, ...others]);
});

it('moves weekend days that are holidays or worked to working days', () => {
  const at = (day: string) => nationalDays.find((one) => one.day === day);
  for (const one of nationalDays) {
    if (one.kind === 'day-off') {
      expect(weekdayOf(one.day)).toBeLessThan(6);
      expect(weekdayOf(one.movedFrom)).toBeGreaterThan(5);
      expect(['holiday', 'working']).toContain(at(one.movedFrom)?.kind);
    }
    if (one.kind === 'working') {
      expect(weekdayOf(one.day)).toBe(6);
      expect(at(one.movedTo)).toMatchObject({ kind: 'day-off', movedFrom: one.day });
    }
  }
});

test.each([
  ['2026-01-09', 'day-off', '№ 1466'],
  ['2026-12-31', 'day-off', '№ 1466'],
  ['2027-02-20', 'working', '№ 1187'],
  ['2027-02-22', 'day-off', '№ 1187'],
  ['2027-11-05', 'day-off', '№ 1187'],
  ['2027-12-31', 'day-off', '№ 1187'],
])('%s is a %s by decree %s', (day, kind, decree) => {
  expect(file.days.find((one) => one.day === day)).toMatchObject({ kind, source: expect.stringContaining(decree) });
});
