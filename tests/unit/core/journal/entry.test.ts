import { describe, expect, it, test } from 'vitest';
import { type Entry, entrySchema, parseDeliveredEntry } from '../../../../core/journal/entry.ts';
import { newArrival, newMistake, newOutcome, newPlatformDay } from '../../../../core/journal/incident.ts';
import { admittedOf } from '../../../../core/regulation/admitted-regulations.ts';
import { regulationSnapshot } from '../../../../core/regulation/regulation-snapshot.ts';
import { pack } from '../../../../rules/index.ts';
import { absence, absentDays, gap, incident } from '../../../fixtures/journal-rows.ts';

const admitted = [admittedOf(regulationSnapshot(pack))];

const id = incident().id;
const exemption: Entry = {
  ...({ v: 1, kind: 'exemption', id, day: '2026-11-23', lesson: 3, hour: null } as const),
  ...{ scope: 'all', reason: 'demonstration' as const },
};
const note: Entry = { v: 1, kind: 'note', id, day: '2026-11-23', cause: 'clock-back' };
const oneOfEach: Record<Entry['kind'], Entry> = {
  ...{ incident: incident(), outcome: newOutcome(id, 'closed'), mistake: newMistake(id, 'site'), exemption },
  arrival: newArrival(id, 'yes'),
  platform: newPlatformDay(id, '2026-11-23', 3),
  ...{ gap: gap(2), note, absence: absence(4) },
};

describe.each(Object.entries(oneOfEach))('%s', (_kind, entry) => {
  it('is valid as it is', () => {
    expect(entrySchema.parse(entry)).toEqual(entry);
  });

  it('is refused with one field more, so that nothing else can be stored', () => {
    expect(entrySchema.safeParse({ ...entry, url: 'https://web.telegram.org/' }).success).toBe(false);
  });

  it.each(Object.keys(entry))('is refused without %s', (field) => {
    const { [field]: _gone, ...rest } = entry as unknown as Record<string, unknown>;
    expect(entrySchema.safeParse(rest).success).toBe(false);
  });

  it('is refused in a version that does not exist', () => {
    expect(entrySchema.safeParse({ ...entry, v: 9 }).success).toBe(false);
  });
});

describe('an incident is refused', () => {
  test.each([
    ['with a UUID of version 7, which holds the millisecond', { id: '01932c07-1e2a-7b3c-8d4e-5f6a7b8c9d0e' }],
    ['with a moment as its day', { day: '2026-11-23T08:30' }],
    ['on a day that does not exist', { day: '2026-02-30' }],
    ['with lesson 0', { lesson: 0 }],
    ['with lesson 31', { lesson: 31 }],
    ['with hour 24', { hour: 24 }],
    ['with half an hour', { hour: 8.5 }],
    ['with an address as its system', { system: 'https://web.telegram.org/' }],
    ['with a free text as its surface', { surface: 'Иванов' }],
    ['with an outcome as its mode', { mode: 'stayed' }],
    ['with a pack in capitals', { pack: 'RPL' }],
  ])('%s', (_name, change) => {
    expect(entrySchema.safeParse({ ...incident(), ...change }).success).toBe(false);
  });
});

describe('an absence', () => {
  test.each([
    ['of version 1, as it was written', { ...absence(4), v: 1, days: undefined }, true],
    ['of lessons', absence(4), true],
    ['of days', absentDays(3), true],
    ['of no day', absentDays(0), false],
    ['of more days than retention can hold', absentDays(366), false],
    ['of days in version 1', { ...absentDays(3), v: 1 }, false],
  ])('%s: %s', (_name, entry, isValid) => {
    const parsed = entrySchema.safeParse(JSON.parse(JSON.stringify(entry)));
    expect(parsed.success).toBe(isValid);
  });
});

describe('parseDeliveredEntry', () => {
  test.each([
    ['an incident of the pack in a lesson', incident()],
    ['an incident of the pack in an hour', incident({ lesson: null, hour: 0 })],
    ['an outcome', oneOfEach.outcome],
  ])('accepts %s', (_name, entry) => {
    expect(parseDeliveredEntry(entry, admitted)).toEqual(entry);
  });

  test.each([
    ['an exemption, which only the worker writes', exemption],
    ['an absence, which only the worker writes', oneOfEach.absence],
    ['an absence of days, which only the worker writes', absentDays(3)],
    ['a gap, which only the worker writes', oneOfEach.gap],
    ['a note, which only the worker writes', oneOfEach.note],
    ['a system that the pack does not have', incident({ system: 'icq' })],
    ['a system under the item of another', incident({ item: '6' })],
    ['both a lesson and an hour', incident({ hour: 9 })],
    ['neither a lesson nor an hour', incident({ lesson: null })],
    ['no entry', null],
    ['a text', JSON.stringify(incident())],
  ])('refuses %s', (_name, entry) => {
    expect(parseDeliveredEntry(entry, admitted)).toBeNull();
  });
});
