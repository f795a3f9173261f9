import { expect, it, test } from 'vitest';
import type { IncidentVerdict } from '../../../../core/decision/verdict.ts';
import { type Answered, continuesVisit, untilNextMinute, visitToResume } from '../../../../core/journal/visit.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const visit = (system: string, day: string, lesson: number | null, hour: number | null): IncidentVerdict => ({
  kind: 'warn',
  reason: lesson === null ? 'classroom' : 'lesson',
  match: { system, item: '5', surface: 'client', reach: 'host' },
  period: { day, lesson, hour },
  to: null,
});
const atNine = visit('telegram', '2026-11-23', null, 9);
const atTen = visit('telegram', '2026-11-23', null, 10);
const lesson1 = visit('telegram', '2026-11-23', 1, null);
const lesson2 = visit('telegram', '2026-11-23', 2, null);

test.each([
  ['the same hour', atNine, atNine, 'arrival', true],
  ['the hour ends over an open page', atNine, atTen, 'clock', true],
  ['the page is opened again an hour later', atNine, atTen, 'arrival', false],
  ['midnight passes over an open page', atNine, visit('telegram', '2026-11-24', null, 0), 'clock', false],
  ['the next lesson begins over an open page', lesson1, lesson2, 'clock', false],
  ['a lesson begins where there was none', atNine, lesson1, 'clock', false],
  ['another system', lesson1, visit('viber', '2026-11-23', 1, null), 'arrival', false],
] as const)('%s', (_name, before, now, trigger, same) => {
  expect(continuesVisit(before, now, trigger)).toBe(same);
});

/** A visit of the journal, told apart by its id. */
const past = (id: string, outcome: Answered['outcome'], parts: Parameters<typeof incident>[0] = {}): Answered => ({
  incident: incident({ id, ...parts }),
  outcome,
});

test.each<[string, Answered[], string[], string | undefined]>([
  ['the visit that waits for an answer', [past('stayed', 'stayed'), past('open', null)], [], 'open'],
  ['the newest where somebody stayed', [past('newer', 'stayed'), past('older', 'stayed')], [], 'newer'],
  ['none that another tab is in', [past('taken', null), past('free', 'stayed')], ['taken'], 'free'],
  ['none that has ended', [past('left', 'moved-to-max'), past('closed', 'unanswered')], [], undefined],
  ['none of another system', [past('other', null, { system: 'viber', item: '7' })], [], undefined],
  ['none of another lesson', [past('before', null, { lesson: 2 })], [], undefined],
  ['not itself', [past('fresh', null)], [], undefined],
])('after an update a page resumes %s', (_which, visits, taken, found) => {
  expect(visitToResume(incident({ id: 'fresh' }), visits, new Set(taken))?.incident.id).toBe(found);
});

it('waits until the next full minute', () => {
  expect(untilNextMinute(new Date('2026-11-23T05:00:59.500Z'))).toBe(500);
  expect(untilNextMinute(new Date('2026-11-23T05:01:00.000Z'))).toBe(60_000);
});
