import type { Policy } from '../../core/policy/policy.ts';

/** Sample policy of a lyceum; fields that are absent are set on each PC. */
export const samplePolicy: Policy = {
  mode: 'warn',
  educationalUse: 'timetable',
  timetable: {
    zone: 'Europe/Saratov',
    bells: [
      {
        name: 'Обычные',
        lessons: [
          { number: 1, from: '08:30', to: '09:15' },
          { number: 2, from: '09:25', to: '10:10' },
          { number: 3, from: '10:30', to: '11:15' },
          { number: 4, from: '11:35', to: '12:20' },
          { number: 5, from: '12:30', to: '13:15' },
          { number: 6, from: '13:25', to: '14:10' },
        ],
      },
    ],
    week: { 1: ['Обычные'], 2: ['Обычные'], 3: ['Обычные'], 4: ['Обычные'], 5: ['Обычные'], 6: ['Обычные'], 7: [] },
    shortBreaks: 10,
    calendar: {
      firstDay: '2026-09-01',
      lastDay: '2027-05-29',
      nationalHolidays: true,
      vacations: [{ name: 'Зимние каникулы', from: '2026-12-28', to: '2027-01-10' }],
      days: [{ day: '2026-12-26', kind: 'off' }],
    },
  },
  place: 'Каб. 12',
  exemptionsPerDay: 4,
  retention: 90,
  reportsOpen: false,
  monthlyExport: true,
  weeklySheet: true,
  platformLessons: false,
};

/**
 * Remove fields that are `null`: no type of `managed_schema` allows it, and an absent field means the same.
 */
export function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNulls) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNulls(inner)])) as T;
}

/** Return a policy file with the settings of an extension, for Chromium browsers on Linux. */
export function chromiumPolicy(id: string, policy: Policy): object {
  return { '3rdparty': { extensions: { [id]: withoutNulls(policy) } } };
}

/** Return a policies.json with the settings of an extension, for Firefox. */
export function firefoxPolicy(id: string, policy: Policy): object {
  return { policies: { '3rdparty': { Extensions: { [id]: withoutNulls(policy) } } } };
}
