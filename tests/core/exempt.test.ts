import { describe, expect, it, test } from 'vitest';
import { defaultSettings } from '../../core/default-settings.ts';
import { exemptionEntrySchema, incidentSchema } from '../../core/entry.ts';
import { exemptionAt, isExempt, notExempt, startExemption } from '../../core/exempt.ts';
import { type Exemption, exemptionSchema } from '../../core/exemption.ts';
import { followingAt } from '../../core/following.ts';
import { newExemptionEntry, newIncident, owesAnswer, visitKey } from '../../core/incident.ts';
import { leftOn, useOne } from '../../core/quota.ts';
import { judge, situationAt } from '../../core/verdict.ts';
import { continuesVisit } from '../../core/visit.ts';
import { pack } from '../../rules/index.ts';

const saratov = (clock: string, day = '2026-11-23'): Date => new Date(`${day}T${clock}+04:00`);
const wish = { scope: 'all', reason: 'demonstration' } as const;
const begun = startExemption(saratov('08:40:20'), 'Europe/Saratov', '09:15', wish);
const id = '0b0f4c52-7f5e-4d6c-9f3b-0a3c5a1d2e4f';

describe('an exemption', () => {
  it('lasts till the bell', () => {
    expect(begun).toEqual({ from: '2026-11-23T04:40Z', until: '2026-11-23T05:15Z', ...wish });
    expect(exemptionSchema.safeParse(begun).success).toBe(true);
    expect(exemptionAt(saratov('08:40:20'), begun)).toBe(begun);
    expect(exemptionAt(saratov('09:14:59'), begun)).toBe(begun);
    expect(exemptionAt(saratov('09:15:00'), begun)).toBeNull();
  });

  test.each([
    ['without a bell, 45 minutes', '10:50:00', null, '2026-11-23T07:35Z'],
    ['a lesson across midnight', '23:50:00', '00:20', '2026-11-23T20:20Z'],
    ['the last minute of a lesson', '09:14:59', '09:15', '2026-11-23T05:15Z'],
  ])('%s', (_name, clock, to, until) => {
    expect(startExemption(saratov(clock), 'Europe/Saratov', to, wish).until).toBe(until);
  });

  it('is over when the clock is set back before it began', () => {
    expect(exemptionAt(saratov('08:39:59'), begun)).toBeNull();
  });

  test.each([
    ['all', 'telegram', true],
    ['telegram', 'telegram', true],
    ['telegram', 'viber', false],
  ])('of %s covers %s: %s', (scope, system, covered) => {
    expect(isExempt(system, { ...begun, scope })).toBe(covered);
    expect(isExempt(system, null)).toBe(false);
    expect(notExempt([{ id: system }], { ...begun, scope })).toHaveLength(covered ? 0 : 1);
  });

  it('could be of no system that is called like all of them', () => {
    expect(pack.systems.map((system) => system.id)).not.toContain('all');
  });
});

describe('what the journal holds of it', () => {
  it('is the lesson, what, and why: nothing else', () => {
    const entry = newExemptionEntry(id, { day: '2026-11-23', lesson: 1, hour: null }, { ...begun });
    expect(entry).toEqual({ v: 1, kind: 'exemption', id, day: '2026-11-23', lesson: 1, hour: null, ...wish });
    expect(exemptionEntrySchema.safeParse(entry).success).toBe(true);
    expect(exemptionEntrySchema.safeParse({ ...entry, until: begun.until }).success).toBe(false);
    expect(exemptionEntrySchema.safeParse({ ...entry, reason: 'Иванов попросил' }).success).toBe(false);
  });

  const match = { system: 'telegram', item: 5, surface: 'client', reach: 'host' } as const;
  const now = saratov('08:40:00');
  const visit = (exemption: Exemption | null) => {
    const verdict = judge(match, situationAt(now, defaultSettings, null), 'warn', exemption);
    if (verdict.kind === 'ignore') throw new Error('not noticed');
    return verdict;
  };

  it('of a visit meanwhile is that it was allowed, and why the rule would have held', () => {
    const incident = newIncident(id, visit(begun), 'page', pack.id);
    expect(incident).toMatchObject({ mode: 'allowed', reason: 'classroom' });
    expect(incidentSchema.safeParse(incident).success).toBe(true);
    expect(owesAnswer(incident)).toBe(false);
    expect(owesAnswer({ mode: 'warn' })).toBe(true);
  });

  it('a visit that goes on after it is another one', () => {
    const [allowed, warned] = [visit(begun), visit(null)];
    expect(continuesVisit(allowed, warned, 'clock')).toBe(false);
    expect(continuesVisit(warned, allowed, 'clock')).toBe(false);
    expect(continuesVisit(allowed, allowed, 'clock')).toBe(true);
    const keys = [allowed, warned].map((verdict) => visitKey(newIncident(id, verdict, 'page', pack.id)));
    expect(new Set(keys).size).toBe(2);
  });
});

describe('the quota', () => {
  it('counts down over a day, and begins anew on another', () => {
    const one = useOne('2026-11-23', null);
    const two = useOne('2026-11-23', one);
    expect([leftOn('2026-11-23', 2, null), leftOn('2026-11-23', 2, one), leftOn('2026-11-23', 2, two)]).toEqual([
      2, 1, 0,
    ]);
    expect(leftOn('2026-11-24', 2, two)).toBe(2);
    expect(useOne('2026-11-24', two)).toEqual({ day: '2026-11-24', count: 1 });
  });

  it('is never less than nothing, when the administrator lowers it', () => {
    expect(leftOn('2026-11-23', 1, { day: '2026-11-23', count: 3 })).toBe(0);
  });
});

describe('what follows', () => {
  const monday = [
    { number: 2, from: '09:25', to: '10:10' },
    { number: 1, from: '08:30', to: '09:15' },
  ];
  const timetable = { zone: 'Europe/Saratov', week: { ...defaultSettings.timetable.week, 1: monday } };
  const byBells = { ...defaultSettings, educationalUse: 'timetable', timetable } as const;
  test.each([
    ['07:00:00', { kind: 'lesson', lesson: 1, from: '08:30' }],
    ['08:40:00', { kind: 'lesson', lesson: 2, from: '09:25' }],
    ['09:30:00', { kind: 'no-more' }],
  ])('at %s', (clock, following) => {
    expect(followingAt(saratov(clock), byBells)).toEqual(following);
  });

  it('is nothing where no bells are rung', () => {
    expect(followingAt(saratov('07:00:00'), defaultSettings)).toBeNull();
  });
});
