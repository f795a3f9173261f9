import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportRow, tableHeading, tableRows } from '../../../../core/export/table.ts';
import { absence, absentDays, anyRows, gap, incident, words } from '../../../fixtures/journal-rows.ts';

describe('reportRow', () => {
  it('formats an incident as text', () => {
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
      entry: 'Incident',
      note: '',
    });
  });

  it('says whether the platform opened, before why the warning is marked as mistaken', () => {
    const noteOf = (about: object): string =>
      reportRow({ entry: incident(), outcome: 'moved-to-max', ...about }, words).note;
    expect(noteOf({ arrived: 'no' })).toBe('Did not open');
    expect(noteOf({ arrived: 'yes', mistake: 'site' })).toBe('Opened. marked: site');
  });

  it('says why a person marked the warning as mistaken', () => {
    const row = reportRow({ entry: incident(), outcome: null, mistake: 'site' }, words);
    expect(row).toMatchObject({ outcome: '', note: 'marked: site' });
  });

  it('shows the hour if there is no lesson, and an empty cell if neither is known', () => {
    expect(reportRow({ entry: incident({ lesson: null, hour: 0 }), outcome: null }, words)).toMatchObject({
      time: 'hour 0',
      outcome: '',
    });
    expect(reportRow({ entry: incident({ lesson: null, hour: null }), outcome: null }, words).time).toBe('');
  });

  it('names an entry that a newer program wrote, of a known or an unknown kind', () => {
    for (const newer of [
      { v: 99, refused: true },
      { v: 99, kind: 'attempt' },
    ]) {
      const row = reportRow({ entry: Object.assign(incident(), newer) as never, outcome: null }, words);
      expect(row).toMatchObject({
        kind: 'newer',
        day: '23.11.2026',
        system: '',
        note: 'newer than this program',
        item: '',
        mode: '',
      });
    }
  });

  it('shows uncovered lessons from their first lesson, and days without a start by the day', () => {
    const v1 = { ...absence(4, '2026-11-24', '2026-11-25'), v: 1, days: undefined } as never;
    for (const entry of [absence(4, '2026-11-24', '2026-11-25'), v1]) {
      expect(reportRow({ entry, outcome: null }, words)).toMatchObject({
        kind: 'absence',
        day: '24.11.2026',
        time: 'lesson 1',
        note: '4 lessons until 25.11.2026, lesson 4',
      });
    }
    expect(reportRow({ entry: absentDays(3, '2026-11-24', '2026-11-26'), outcome: null }, words)).toMatchObject({
      kind: 'absence',
      day: '24.11.2026',
      time: '',
      note: '3 days until 26.11.2026',
    });
  });

  it('shows a gap as one remark', () => {
    expect(reportRow({ entry: gap(4), outcome: null }, words)).toMatchObject({
      kind: 'gap',
      day: '24.11.2026',
      system: '',
      note: 'gap of 4',
      item: '',
    });
  });
});

describe('tables', () => {
  it('have as many cells as headings, with the place first', () => {
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
