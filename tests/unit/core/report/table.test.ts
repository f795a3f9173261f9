import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Outcome, outcomes } from '../../../../core/journal/entry.ts';
import {
  daysOf,
  type Recorded,
  reportRow,
  splitSound,
  tableHeading,
  tableRows,
  totalsOf,
  weightier,
} from '../../../../core/report/table.ts';
import { anyRows, gap, incident, words } from '../../../fixtures/journal-rows.ts';

describe('weightier', () => {
  it('prefers moving to closing, closing to staying, staying to no answer', () => {
    const lightFirst: Outcome[] = ['unanswered', 'stayed', 'closed', 'moved-to-sferum', 'moved-to-max'];
    for (let i = 1; i < lightFirst.length; i++) {
      const [light, heavy] = [lightFirst[i - 1] as Outcome, lightFirst[i] as Outcome];
      expect(weightier(light, heavy)).toBe(heavy);
      expect(weightier(heavy, light)).toBe(heavy);
    }
    expect(weightier(null, 'unanswered')).toBe('unanswered');
  });

  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...outcomes], { minLength: 1 }), (some) => {
        const of = (list: Outcome[]): Outcome | null => list.reduce<Outcome | null>(weightier, null);
        expect(of([...some].reverse())).toBe(of(some));
      }),
    );
  });
});

describe('daysOf', () => {
  it.each([
    ['week', '2026-11-23', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
    ['week', '2027-01-01', '2026-12-28', '2027-01-03'],
    ['month', '2026-11-23', '2026-11-01', '2026-11-30'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['all', '2026-11-23', null, null],
  ] as const)('%s of %s', (name, today, from, to) => {
    expect(daysOf(name, today)).toEqual({ from, to });
  });
});

describe('reportRow', () => {
  it('puts an incident into words', () => {
    expect(reportRow({ entry: incident(), outcome: 'moved-to-max' }, words)).toEqual({
      kind: 'incident',
      day: '23.11.2026',
      time: 'lesson 3',
      system: 'TELEGRAM',
      item: '5',
      surface: 'Client',
      mode: 'Warn',
      reason: 'Lesson',
      noticed: 'Page',
      outcome: 'MAX',
    });
  });

  it('shows the hour where there is no lesson, and nothing where nothing is known', () => {
    expect(reportRow({ entry: incident({ lesson: null, hour: 0 }), outcome: null }, words)).toMatchObject({
      time: 'hour 0',
      outcome: '',
    });
    expect(reportRow({ entry: incident({ lesson: null, hour: null }), outcome: null }, words).time).toBe('');
  });

  it('shows a gap as a gap', () => {
    expect(reportRow({ entry: gap(4), outcome: null }, words)).toMatchObject({
      kind: 'gap',
      day: '24.11.2026',
      system: 'gap of 4',
      item: '',
    });
  });
});

describe('tables', () => {
  it('have as many cells as headings, the place first', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const row of tableRows(rows, words, 'Каб. 12')) {
          expect(row[0]).toBe('Каб. 12');
          expect(row.length).toBe(tableHeading(words).length);
        }
      }),
    );
  });
});

describe('totalsOf', () => {
  it('counts systems and outcomes, and what is missing', () => {
    const rows: Recorded[] = [
      { entry: incident(), outcome: 'closed' },
      { entry: incident({ system: 'constructor' }), outcome: null },
      { entry: incident({ system: 'constructor' }), outcome: 'closed' },
      { entry: gap(4), outcome: null },
    ];
    expect(totalsOf(rows)).toEqual({
      incidents: 3,
      missing: 4,
      systems: { telegram: 1, constructor: 2 },
      outcomes: { closed: 2 },
    });
  });

  it('adds up', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { incidents, systems } = totalsOf(rows);
        expect(Object.values(systems).reduce((sum, n) => sum + n, 0)).toBe(incidents);
      }),
    );
  });
});

describe('splitSound', () => {
  it('keeps what fits and counts what does not', () => {
    const good: Recorded = { entry: incident(), outcome: 'stayed' };
    const bad = [
      { entry: { ...incident(), url: 'https://web.telegram.org/k/#canary' }, outcome: null },
      { entry: { ...incident(), day: '2026-11-23T08:31' }, outcome: null },
      { entry: incident(), outcome: 'https://canary.example' },
      { entry: null, outcome: null },
      { entry: { ...gap(1), missing: -1 }, outcome: null },
    ] as unknown as Recorded[];
    expect(splitSound([...bad, good])).toEqual({ sound: [good], refused: bad.length });
  });
});
