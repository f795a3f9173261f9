import { expect, it } from 'vitest';
import { outcomes } from '../../../../core/journal/entry.ts';
import { newMistake, newOutcome, newPlatformDay } from '../../../../core/journal/incident.ts';
import { entryItem, outcomeUid } from '../../../../core/region/outbox-item.ts';
import { incident } from '../../../fixtures/journal-rows.ts';
import { day, dayId } from '../../../fixtures/outbox-rows.ts';

it('derives a stable, distinct UUID for each outcome', () => {
  const { id } = incident();
  const uids = outcomes.map((outcome) => outcomeUid(id, outcome));
  expect(uids).toEqual(outcomes.map((outcome) => outcomeUid(id, outcome)));
  expect(new Set(uids).size).toBe(outcomes.length);
  for (const uid of uids) expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('puts an outcome and a mark of a later day under the day of its incident', () => {
  const later = '7b1f8a60-4a0c-4c59-8f0a-6d6a3b0f2c22';
  const item = entryItem(9, newOutcome(incident().id, 'unanswered'), later, { day, dayId });
  expect(item).toMatchObject({ day, dayId });
  expect(entryItem(9, newOutcome(incident().id, 'unanswered'), later, null)).toBeNull();
  const mark = entryItem(9, newMistake(incident().id, 'site'), later, { day, dayId });
  expect(mark).toMatchObject({ day, dayId });
  expect(mark?.uid).not.toBe(item?.uid);
});

it('makes no item of the lessons with a permitted platform', () => {
  expect(entryItem(9, newPlatformDay(incident().id, day, 3), dayId, null)).toBeNull();
});
