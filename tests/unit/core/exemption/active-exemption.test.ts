import { describe, expect, it, test } from 'vitest';
import { exemptionEnd, startExemption } from '../../../../core/decision/exemption-start.ts';
import { judge, situationAt } from '../../../../core/decision/verdict.ts';
import { exemptionAt, isExempt } from '../../../../core/exemption/active-exemption.ts';
import { type Exemption, exemptionSchema } from '../../../../core/exemption/exemption.ts';
import { countExemption, exemptionsLeft } from '../../../../core/exemption/exemption-usage.ts';
import { exemptionEntrySchema, incidentSchema } from '../../../../core/journal/entry.ts';
import { newExemptionEntry, newIncident, owesAnswer, visitKey } from '../../../../core/journal/incident.ts';
import { continuesVisit } from '../../../../core/journal/visit.ts';
import { defaultGuardSettings } from '../../../../core/settings/default-guard-settings.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import type { ManualLesson } from '../../../../core/timetable/manual-lesson.ts';
import { pack } from '../../../../rules/index.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const saratov = (clock: string, day = '2026-11-23'): Date => new Date(`${day}T${clock}+04:00`);
const wish = { scope: 'all', reason: 'demonstration' } as const;
const begun = startExemption(saratov('08:40:20'), saratov('09:15:00'), wish);
const id = '0b0f4c52-7f5e-4d6c-9f3b-0a3c5a1d2e4f';

describe('an exemption', () => {
  it('includes its first minute and excludes its last', () => {
    expect(begun).toEqual({ from: '2026-11-23T04:40Z', until: '2026-11-23T05:15Z', ...wish });
    expect(exemptionSchema.safeParse(begun).success).toBe(true);
    expect(exemptionAt(saratov('08:40:20'), begun)).toBe(begun);
    expect(exemptionAt(saratov('09:14:59'), begun)).toBe(begun);
    expect(exemptionAt(saratov('09:15:00'), begun)).toBeNull();
  });

  it('is inactive when the clock is set back to before its start', () => {
    expect(exemptionAt(saratov('08:39:59'), begun)).toBeNull();
  });

  test.each([
    ['all', 'telegram', true],
    ['telegram', 'telegram', true],
    ['telegram', 'viber', false],
  ])('of %s covers %s: %s', (scope, system, covered) => {
    expect(isExempt(system, { ...begun, scope })).toBe(covered);
    expect(isExempt(system, null)).toBe(false);
  });

  it('has a scope for all systems that is no valid system id', () => {
    expect(pack.systems.map((system) => system.id)).not.toContain('all');
  });
});

describe('the end of an exemption', () => {
  const monday = [
    { number: 1, from: '08:30', to: '09:15' },
    { number: 2, from: '09:15', to: '10:00' },
    { number: 3, from: '10:10', to: '10:55' },
    { number: 12, from: '23:30', to: '00:15' },
  ];
  const byBells = (shortBreaks = 0) => ({
    ...defaultSettings,
    educationalUse: 'timetable' as const,
    timetable: timetableOf({ 1: monday }, { shortBreaks }),
  });
  const byHand = { ...defaultSettings, educationalUse: 'by-hand' } as const;
  const lesson = (from: string, until: string | null): ManualLesson => ({
    from: `2026-11-23T${from}`,
    until: until && `2026-11-23T${until}`,
  });

  test.each([
    ['is the bell, although the next lesson adjoins', '08:40:20', byBells(), null, '09:15:00'],
    ['is the bell in the last second of a lesson', '09:14:59', byBells(), null, '09:15:00'],
    ['is before a break that counts as lesson time', '09:30:00', byBells(10), null, '10:00:00'],
    ['is the next lesson when it starts in such a break', '10:05:00', byBells(10), null, '10:10:00'],
    ['is the end of a manual lesson', '12:05:00', byBells(), lesson('12:00', '13:30'), '13:30:00'],
    ['is a scheduled lesson in a manual one', '10:05:00', byBells(), lesson('10:02', '11:30'), '10:10:00'],
    ['is after 45 minutes in a lesson without an end', '12:05:20', byHand, lesson('12:00', null), '12:50:20'],
    ['is after 45 minutes in a classroom', '10:50:00', defaultSettings, null, '11:35:00'],
  ])('%s', (_name, clock, settings, manualLesson, end) => {
    expect(exemptionEnd(saratov(clock), settings, [], manualLesson)).toEqual(saratov(end));
  });

  it('is after midnight in a lesson that crosses midnight', () => {
    expect(exemptionEnd(saratov('23:50:00'), byBells(), [], null)).toEqual(saratov('00:15:00', '2026-11-24'));
  });

  it('is midnight in a manual lesson without an end', () => {
    const now = saratov('23:40:00');
    expect(exemptionEnd(now, byHand, [], lesson('12:00', null))).toEqual(saratov('00:00:00', '2026-11-24'));
  });

  it('is the bell on the night on which daylight saving time ends', () => {
    const night = timetableOf({ 6: [{ number: 1, from: '23:00', to: '04:00' }] }, { zone: 'Europe/Berlin' });
    const settings = { ...defaultSettings, educationalUse: 'timetable' as const, timetable: night };
    const end = exemptionEnd(new Date('2026-10-24T23:30+02:00'), settings, [], null);
    expect(end).toEqual(new Date('2026-10-25T04:00+01:00'));
  });

  it('does not exist outside educational use', () => {
    for (const clock of ['07:00:00', '10:05:00', '20:00:00']) {
      expect(exemptionEnd(saratov(clock), byBells(), [], null)).toBeNull();
    }
  });
});

describe('the journal entry of an exemption', () => {
  it('has the lesson, the scope and the reason, and nothing else', () => {
    const entry = newExemptionEntry(id, { day: '2026-11-23', lesson: 1, hour: null }, { ...begun });
    expect(entry).toEqual({ v: 2, kind: 'exemption', id, day: '2026-11-23', lesson: 1, hour: null, ...wish });
    expect(exemptionEntrySchema.safeParse(entry).success).toBe(true);
    expect(exemptionEntrySchema.safeParse({ ...entry, until: begun.until }).success).toBe(false);
    expect(exemptionEntrySchema.safeParse({ ...entry, reason: 'Иванов попросил' }).success).toBe(false);
  });

  const match = { system: 'telegram', item: '5', surface: 'client', reach: 'host' } as const;
  const now = saratov('08:40:00');
  const visit = (exemption: Exemption | null) => {
    const verdict = judge(match, situationAt(now, defaultGuardSettings, null), 'warn', exemption);
    if (verdict.kind === 'ignore') throw new Error('not noticed');
    return verdict;
  };

  it('is followed by visits that are recorded as allowed, with the reason the rule is in force', () => {
    const incident = newIncident(id, visit(begun), 'page', pack.id);
    expect(incident).toMatchObject({ mode: 'allowed', reason: 'classroom' });
    expect(incidentSchema.safeParse(incident).success).toBe(true);
    expect(owesAnswer(incident)).toBe(false);
    expect(owesAnswer({ mode: 'warn' })).toBe(true);
  });

  it('separates the visit before its end from the visit after it', () => {
    const [allowed, warned] = [visit(begun), visit(null)];
    expect(continuesVisit(allowed, warned, 'clock')).toBe(false);
    expect(continuesVisit(warned, allowed, 'clock')).toBe(false);
    expect(continuesVisit(allowed, allowed, 'clock')).toBe(true);
    const keys = [allowed, warned].map((verdict) => visitKey(newIncident(id, verdict, 'page', pack.id)));
    expect(new Set(keys).size).toBe(2);
  });
});

describe('the quota', () => {
  it('counts down over a day and restarts on another', () => {
    const one = countExemption('2026-11-23', null);
    const two = countExemption('2026-11-23', one);
    expect([
      exemptionsLeft('2026-11-23', 2, null),
      exemptionsLeft('2026-11-23', 2, one),
      exemptionsLeft('2026-11-23', 2, two),
    ]).toEqual([2, 1, 0]);
    expect(exemptionsLeft('2026-11-24', 2, two)).toBe(2);
    expect(countExemption('2026-11-24', two)).toEqual({ day: '2026-11-24', count: 1 });
  });

  it('is never negative when the administrator lowers it', () => {
    expect(exemptionsLeft('2026-11-23', 1, { day: '2026-11-23', count: 3 })).toBe(0);
  });
});
