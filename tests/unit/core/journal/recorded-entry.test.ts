import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, type Outcome, outcomes } from '../../../../core/journal/entry.ts';
import { newArrival, newMistake, newOutcome } from '../../../../core/journal/incident.ts';
import { type Recorded, recordedOf, splitSound, weightier } from '../../../../core/journal/recorded-entry.ts';
import { gap, incident } from '../../../fixtures/journal-rows.ts';

describe('weightier', () => {
  it('ranks moved over closed, closed over stayed, stayed over unanswered', () => {
    const lightFirst: Outcome[] = ['unanswered', 'stayed', 'closed', 'moved-to-sferum', 'moved-to-max'];
    for (let i = 1; i < lightFirst.length; i++) {
      const [light, heavy] = [lightFirst[i - 1] as Outcome, lightFirst[i] as Outcome];
      expect(weightier(light, heavy)).toBe(heavy);
      expect(weightier(heavy, light)).toBe(heavy);
    }
    expect(weightier(null, 'unanswered')).toBe('unanswered');
  });

  it('gives the same outcome in any order of arrival', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...outcomes], { minLength: 1 }), (some) => {
        const of = (list: Outcome[]): Outcome | null => list.reduce<Outcome | null>(weightier, null);
        expect(of([...some].reverse())).toBe(of(some));
      }),
    );
  });
});

describe('recordedOf', () => {
  it('gives an incident its outcome, mark and arrival, and leaves out those of other incidents', () => {
    const one = incident();
    const other = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
    const entries: Entry[] = [
      newMistake(one.id, 'site'),
      one,
      newOutcome(one.id, 'stayed'),
      newMistake(other, 'lesson'),
    ];
    entries.push(newArrival(one.id, 'unknown'), newArrival(other, 'yes'));
    expect(recordedOf(entries)).toEqual([{ entry: one, outcome: 'stayed', mistake: 'site', arrived: 'unknown' }]);
  });
});

describe('splitSound', () => {
  it('keeps valid rows and counts invalid ones', () => {
    const good: Recorded = { entry: incident(), outcome: 'stayed' };
    const bad = [
      { entry: { ...incident(), url: 'https://web.telegram.org/k/#canary' }, outcome: null },
      { entry: { ...incident(), day: '2026-11-23T08:31' }, outcome: null },
      { entry: incident(), outcome: 'https://canary.example' },
      { entry: null, outcome: null },
      { entry: incident(), outcome: null, mistake: 'the teacher said so' },
      { entry: incident(), outcome: null, arrived: 'web.max.ru' },
      { entry: { ...gap(1), missing: -1 }, outcome: null },
    ] as unknown as Recorded[];
    expect(splitSound([...bad, good])).toEqual({ sound: [good], refused: bad.length });
  });
});
