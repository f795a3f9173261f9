import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crosstab,
  type Grouping,
  incidentsOf,
  oneWayTable,
  type PcIncident,
} from '../../../../core/report/crosstab.ts';
import type { PcRecord } from '../../../../core/report/merge.ts';
import { gap, incident } from '../../../fixtures/journal-rows.ts';

const pcOf = (pc: string, lines: PcRecord['lines'] = []): PcRecord => ({
  ...{
    pc,
    place: `Каб. ${pc}`,
    made: '2026-11-30',
    reported: [],
    packs: [],
    sums: new Map(),
    covered: new Map(),
    periods: new Map(),
    lines,
  },
});

const bySystem: Grouping = { keys: ['telegram', 'viber'], of: ({ incident }) => incident.system };
const byLesson: Grouping = { keys: ['1', '2', '3'], of: ({ incident }) => String(incident.lesson) };

/** `times` incidents on each of some PCs. */
function incidents(pcs: readonly string[], times: number, system: string, lesson: number): PcIncident[] {
  const one = incident({ system, lesson });
  return pcs.flatMap((pc) => Array.from({ length: times }, () => ({ pc: pcOf(pc), incident: one, outcome: null })));
}

const pcs = (count: number): string[] => Array.from({ length: count }, (_, i) => `pc ${i}`);

describe('incidentsOf', () => {
  it('lists incidents within the range, with their PC and outcome, and no other entries', () => {
    const lines: PcRecord['lines'] = [
      { entry: incident({ day: '2026-10-31' }), outcome: null },
      { entry: incident({ day: '2026-11-01' }), outcome: 'closed' },
      { entry: gap(2, '2026-11-02'), outcome: null },
      { entry: incident({ day: '2026-11-30' }), outcome: null },
    ];
    const merged = { pcs: [pcOf('a', lines), pcOf('b', lines.slice(0, 2))], contradictory: [], remarks: [] };
    const found = incidentsOf(merged, { from: '2026-11-01', to: '2026-11-30' });
    expect(found.map(({ pc, incident, outcome }) => [pc.pc, incident.day, outcome])).toEqual([
      ['a', '2026-11-01', 'closed'],
      ['a', '2026-11-30', null],
      ['b', '2026-11-01', 'closed'],
    ]);
  });
});

describe('oneWayTable', () => {
  it('counts a PC once toward the threshold, however many incidents it has', () => {
    const some = [...incidents(pcs(4), 50, 'viber', 1), ...incidents(pcs(9), 3, 'telegram', 1)];
    // Viber is withheld, and with it the only other cell: the total would reveal it.
    expect(oneWayTable(some, bySystem)).toEqual({ cells: [null, null], total: 227 });
    expect(oneWayTable([...some, ...incidents(['pc 8'], 1, 'viber', 1)], bySystem)).toEqual({
      ...{ cells: [27, 201], total: 228 },
    });
  });

  it('counts an incident with an unlisted key in the total only', () => {
    const some = [...incidents(pcs(5), 1, 'telegram', 1), ...incidents(pcs(5), 2, 'discord', 1)];
    expect(oneWayTable(some, bySystem)).toEqual({ cells: [5, 0], total: 15 });
  });

  it('applies a higher threshold', () => {
    expect(oneWayTable(incidents(pcs(6), 1, 'telegram', 1), bySystem, 7).total).toBeNull();
  });
});

describe('crosstab', () => {
  it('has a row and a column for each key, also without incidents', () => {
    const some = [...incidents(pcs(6), 2, 'telegram', 3), ...incidents(pcs(5), 1, 'viber', 1)];
    expect(crosstab(some, bySystem, byLesson)).toEqual({
      ...{ rowKeys: ['telegram', 'viber'], columnKeys: ['1', '2', '3'] },
      ...{
        cells: [
          [0, 0, 12],
          [5, 0, 0],
        ],
        rows: [12, 5],
        columns: [5, 0, 12],
        total: 17,
      },
    });
  });

  it('does not count an incident with an unlisted key in either dimension', () => {
    const some = [
      ...incidents(pcs(5), 1, 'telegram', 1),
      ...incidents(pcs(5), 1, 'telegram', 9),
      ...incidents(pcs(5), 1, 'discord', 1),
    ];
    expect(crosstab(some, bySystem, byLesson)).toMatchObject({ rows: [5, 0], columns: [5, 0, 0], total: 5 });
  });

  it('shows the numbers that a plain count gives, or none', () => {
    const one = fc.record({
      pc: fc.nat(12),
      system: fc.constantFrom('telegram', 'viber', 'wechat'),
      lesson: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 120 }), (made) => {
        const listed = made.filter(({ system, lesson }) => system !== 'wechat' && lesson <= 3);
        const count = (system?: string, lesson?: string): number =>
          listed.filter((m) => (system ?? m.system) === m.system && (lesson ?? `${m.lesson}`) === `${m.lesson}`).length;
        const table = crosstab(
          made.flatMap(({ pc, system, lesson }) => incidents([`pc ${pc}`], 1, system, lesson)),
          bySystem,
          byLesson,
        );
        const shown = bySystem.keys.flatMap((system, r) => [
          [table.rows[r], count(system)],
          ...byLesson.keys.map((lesson, c) => [table.cells[r]?.[c], count(system, lesson)]),
        ]);
        for (const [seen, counted] of [...shown, [table.total, count()]]) expect([null, counted]).toContain(seen);
      }),
    );
  });
});
