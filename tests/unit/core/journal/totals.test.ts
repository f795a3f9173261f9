import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../../../core/journal/recorded-entry.ts';
import { totalsOf } from '../../../../core/journal/totals.ts';
import { anyRows, gap, incident } from '../../../fixtures/journal-rows.ts';

describe('totalsOf', () => {
  it('counts incidents by system and by outcome, and missing entries', () => {
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

  it('stays a number that JSON holds exactly, though a page made up gaps', () => {
    const huge: Recorded[] = [1, 2].map(() => ({ entry: gap(Number.MAX_SAFE_INTEGER), outcome: null }));
    expect(totalsOf(huge).missing).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('counts every incident under exactly one system', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { incidents, systems } = totalsOf(rows);
        expect(Object.values(systems).reduce((sum, n) => sum + n, 0)).toBe(incidents);
      }),
    );
  });
});
