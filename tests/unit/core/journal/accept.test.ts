import { describe, expect, it, test } from 'vitest';
import { acceptedDays, isOfDays, MAX_PENDING, takePending } from '../../../../core/journal/accept.ts';
import { lessonPrefix, newOutcome } from '../../../../core/journal/incident.ts';
import { incident } from '../../../fixtures/recorded-entries.ts';

const [friday, monday, tuesday] = ['2026-11-20', '2026-11-23', '2026-11-24'];

test.each<[string, Parameters<typeof acceptedDays>, string[], string[]]>([
  ['a browser killed on Friday and started on Monday', [friday, friday, monday], [friday, '2026-11-21', monday], []],
  ['a browser started after 14 days', ['2026-11-09', '2026-11-09', monday], ['2026-11-09', monday], ['2026-11-08']],
  ['a browser started after the summer', ['2026-05-29', '2026-05-29', '2026-09-01'], ['2026-05-29', '2026-09-01'], []],
  ['a second start on one day', [monday, monday, monday], [monday], [friday, '2026-11-22', tuesday, '2030-01-01']],
  ['a lesson that crosses midnight', [tuesday, tuesday, tuesday, monday], [monday, tuesday], ['2026-11-22']],
  ['a clock that was set back', [tuesday, tuesday, monday], [monday, tuesday], [friday]],
  ['a new journal', [monday, null, monday], [monday], [friday, tuesday]],
])('%s', (_case, bounds, accepted, refused) => {
  const days = acceptedDays(...bounds);
  const isAccepted = (day: string): boolean => isOfDays(incident({ day }), days);
  expect([accepted.filter(isAccepted), refused.filter(isAccepted)]).toEqual([accepted, []]);
});

test('an outcome has no day', () => {
  expect(isOfDays(newOutcome(incident().id, 'closed'), acceptedDays(monday, monday, monday))).toBe(true);
});

describe('of pending entries', () => {
  const inLesson = (lesson: number) => incident({ lesson, hour: null });

  it('60 a lesson are taken', () => {
    const entries = [...Array(70)].map(() => inLesson(1)).concat([...Array(10)].map(() => inLesson(2)));
    const { taken, refused } = takePending(entries, new Map());
    expect([taken.length, refused]).toEqual([70, 10]);
  });

  it('those of the lesson in the journal count', () => {
    const { taken, refused } = takePending([inLesson(1), inLesson(1)], new Map([[lessonPrefix(inLesson(1)), 59]]));
    expect([taken.length, refused]).toEqual([1, 1]);
  });

  it('200 are taken, outcomes included', () => {
    const entries = [...Array(MAX_PENDING + 50)].map(() => newOutcome(incident().id, 'closed'));
    expect(takePending(entries, new Map())).toMatchObject({ refused: 50 });
  });
});
