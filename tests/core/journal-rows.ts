import fc from 'fast-check';
import { watchReasons } from '../../core/decision/verdict.ts';
import { type Absence, type Gap, type Incident, noticedBy, outcomes } from '../../core/journal/entry.ts';
import type { Recorded, ReportWords } from '../../core/report/table.ts';
import { surfaces } from '../../core/rules/rule-schema.ts';
import { modes } from '../../core/settings/settings.ts';

/** An incident that differs from an ordinary one in `parts`. */
export function incident(parts: Partial<Incident> = {}): Incident {
  return {
    v: 1,
    kind: 'incident',
    id: '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
    day: '2026-11-23',
    lesson: 3,
    hour: null,
    system: 'telegram',
    item: 5,
    surface: 'client',
    mode: 'warn',
    reason: 'lesson',
    noticed: 'page',
    pack: 'rpl-2025-09-01',
    ...parts,
  };
}

/** A gap of `missing` entries. */
export function gap(missing: number, day = '2026-11-24'): Gap {
  return { v: 1, kind: 'gap', id: '9c858901-8a57-4791-81fe-4c455b099bc9', day, cause: 'store-lost', missing };
}

/** So many lessons that nobody watched. */
export function absence(lessons: number, day = '2026-11-24', untilDay = day): Absence {
  const id = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
  return { v: 1, kind: 'absence', id, day, lesson: 1, untilDay, untilLesson: 4, lessons };
}

const day = fc
  .date({ min: new Date('2026-09-01'), max: new Date('2027-05-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

/** Any sound lines of a journal, each with an id of its own. */
export const anyRows: fc.Arbitrary<Recorded[]> = fc.uniqueArray(
  fc.oneof(
    fc.record({
      entry: fc.record({
        v: fc.constant(1 as const),
        kind: fc.constant('incident' as const),
        id: fc.uuid({ version: 4 }),
        day,
        lesson: fc.integer({ min: 1, max: 30 }),
        hour: fc.constant(null),
        system: fc.constantFrom('telegram', 'discord', 'skype-business', 'constructor'),
        item: fc.integer({ min: 1, max: 9 }),
        surface: fc.constantFrom(...surfaces),
        mode: fc.constantFrom(...modes),
        reason: fc.constantFrom(...watchReasons),
        noticed: fc.constantFrom(...noticedBy),
        pack: fc.constant('rpl-2025-09-01'),
      }),
      outcome: fc.option(fc.constantFrom(...outcomes)),
    }),
    fc.record({
      entry: fc.record({
        v: fc.constant(1 as const),
        kind: fc.constant('gap' as const),
        id: fc.uuid({ version: 4 }),
        day,
        cause: fc.constant('store-lost' as const),
        missing: fc.integer({ min: 1, max: 1000 }),
      }),
      outcome: fc.constant(null),
    }),
    fc.record({
      entry: fc.record({
        v: fc.constant(1 as const),
        kind: fc.constant('absence' as const),
        id: fc.uuid({ version: 4 }),
        day,
        lesson: fc.integer({ min: 1, max: 30 }),
        untilDay: day,
        untilLesson: fc.integer({ min: 1, max: 30 }),
        lessons: fc.integer({ min: 1, max: 1000 }),
      }),
      outcome: fc.constant(null),
    }),
  ),
  { selector: ({ entry }) => entry.id },
);

/** Words that show where they come from. */
export const words: ReportWords = {
  columns: {
    place: 'place',
    day: 'day',
    time: 'time',
    system: 'system',
    item: 'item',
    surface: 'surface',
    mode: 'mode',
    reason: 'reason',
    noticed: 'noticed',
    outcome: 'outcome',
  },
  day: (iso) => iso.split('-').reverse().join('.'),
  lesson: (number) => `lesson ${number}`,
  hour: (hour) => `hour ${hour}`,
  system: (id) => id.toUpperCase(),
  surface: { client: 'Client', invite: 'Invite', download: 'Download', 'third-party': 'Third party', site: 'Site' },
  mode: { audit: 'Audit', warn: 'Warn', redirect: 'Redirect', block: 'Block', allowed: 'Allowed' },
  reason: { classroom: 'Classroom', lesson: 'Lesson', 'hand-lesson': 'Hand lesson' },
  noticed: { page: 'Page', unreachable: 'Unreachable', 'no-access': 'No access' },
  outcome: {
    'moved-to-max': 'MAX',
    'moved-to-sferum': 'Sferum',
    closed: 'Closed',
    stayed: 'Stayed',
    unanswered: 'Unanswered',
  },
  note: { 'clock-back': 'clock went back', 'zone-differs': 'zone differs' },
  exemption: (system) => `allowed ${system ?? 'all'}`,
  exemptionReason: (reason) => `because ${reason}`,
  gap: (missing) => `gap of ${missing}`,
  absence: (lessons, day, lesson) => `${lessons} lessons till ${day}, ${lesson}`,
};
