import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Admission, admit, admitPending, admittedAs } from '../../../../core/journal/admit.ts';
import {
  type Delivered,
  type Incident,
  incidentModes,
  type NewestIncident,
  type Outcome,
  type OutcomeEntry,
  outcomes,
} from '../../../../core/journal/entry.ts';
import { type Episode, episodeOf, maxFolded, newEpisode } from '../../../../core/journal/episode.ts';
import { newMistake, newOutcome, visitKey } from '../../../../core/journal/incident.ts';
import { resumeVisit } from '../../../../core/journal/visit.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const TAB = 7;
const first = incident({ id: 'first' });
const later = (parts: Partial<NewestIncident> = {}): NewestIncident => incident({ id: 'later', ...parts });

/** The episode of {@link first} in its tab. */
const open = newEpisode(first, TAB);
const stayed: Episode = { ...open, answer: 'stayed' };
const closed: Episode = { ...open, answer: 'other' };
/** The episode of a page that goes on with `first` after an update of the extension. */
const resumed = resumeVisit(later(), TAB, [{ incident: first, outcome: null }], []);

interface Row {
  episode: Episode | null;
  entry: Delivered;
  kind: Admission['kind'];
  writes: Delivered[];
  /** Incident the visit is recorded under, answer of its episode, folded ids. */
  after: [incident: string, answer: Episode['answer'] | null, folded?: string[]];
}

const unanswered = newOutcome('first', 'unanswered');

describe('admit an incident', () => {
  test.each<[string, Row]>([
    [
      'starts a visit in a tab without one',
      { episode: null, entry: first, kind: 'start', writes: [first], after: ['first', 'none'] },
    ],
    [
      'starts a visit that needs no answer in audit mode',
      {
        episode: null,
        entry: later({ mode: 'audit' }),
        kind: 'start',
        writes: [later({ mode: 'audit' })],
        after: ['later', 'other'],
      },
    ],
    [
      'starts a visit that needs no answer under an exemption',
      {
        episode: null,
        entry: later({ mode: 'allowed' }),
        kind: 'start',
        writes: [later({ mode: 'allowed' })],
        after: ['later', 'other'],
      },
    ],
    [
      'continues the visit when the same incident is delivered again',
      { episode: open, entry: first, kind: 'continue', writes: [first], after: ['first', 'none'] },
    ],
    [
      'continues an answered visit without asking again',
      { episode: closed, entry: first, kind: 'continue', writes: [first], after: ['first', 'other'] },
    ],
    [
      'folds a reload, a route or a redirect into the visit',
      { episode: open, entry: later(), kind: 'fold', writes: [], after: ['first', 'none', ['later']] },
    ],
    [
      'folds a page that finds the visit on another surface',
      {
        episode: open,
        entry: later({ surface: 'invite', noticed: 'unreachable' }),
        kind: 'fold',
        writes: [],
        after: ['first', 'none', ['later']],
      },
    ],
    [
      'folds the page of a person who chose to stay, and keeps that choice',
      { episode: stayed, entry: later(), kind: 'fold', writes: [], after: ['first', 'stayed', ['later']] },
    ],
    [
      'folds a page into the visit that was resumed after an update',
      { episode: resumed, entry: later(), kind: 'fold', writes: [], after: ['first', 'none', ['later']] },
    ],
    [
      'remembers a folded incident once, newest first',
      {
        episode: { ...open, folded: ['other', 'later'] },
        entry: later(),
        kind: 'fold',
        writes: [],
        after: ['first', 'none', ['later', 'other']],
      },
    ],
    [
      'ends an unanswered visit when the next lesson begins in its tab',
      {
        episode: open,
        entry: later({ lesson: 4 }),
        kind: 'end-previous',
        writes: [later({ lesson: 4 }), unanswered],
        after: ['later', 'none'],
      },
    ],
    [
      'ends an unanswered visit when the next hour begins in its tab',
      {
        episode: newEpisode(incident({ id: 'first', lesson: null, hour: 9 }), TAB),
        entry: later({ lesson: null, hour: 10 }),
        kind: 'end-previous',
        writes: [later({ lesson: null, hour: 10 }), unanswered],
        after: ['later', 'none'],
      },
    ],
    [
      'ends the visit when an exemption begins during it',
      {
        episode: open,
        entry: later({ mode: 'allowed' }),
        kind: 'end-previous',
        writes: [later({ mode: 'allowed' }), unanswered],
        after: ['later', 'other'],
      },
    ],
    [
      'writes no outcome for the visit before when the person stayed',
      {
        episode: stayed,
        entry: later({ lesson: 4 }),
        kind: 'end-previous',
        writes: [later({ lesson: 4 })],
        after: ['later', 'none'],
      },
    ],
    [
      'writes no outcome for the visit before when the person closed it',
      {
        episode: closed,
        entry: later({ lesson: 4 }),
        kind: 'end-previous',
        writes: [later({ lesson: 4 })],
        after: ['later', 'none'],
      },
    ],
  ])('%s', (_name, { episode, entry, kind, writes, after: [incident, answer, folded = []] }) => {
    const admission = admit(episode, entry, TAB);
    expect(admission).toMatchObject({ kind, entries: writes, episode: { tab: TAB, incident, answer, folded } });
    expect(admission.entries).toHaveLength(writes.length);
    expect(admittedAs(admission)).toEqual({ incident, stayed: answer === 'stayed' });
  });

  it('remembers a limited number of folded incidents', () => {
    let episode: Episode | null = open;
    for (let i = 0; i < 2 * maxFolded; i++) episode = admit(episode, later({ id: `fold-${i}` }), TAB).episode;
    expect(episode?.folded).toHaveLength(maxFolded);
    expect(episode?.folded[0]).toBe(`fold-${2 * maxFolded - 1}`);
  });
});

describe('admit an outcome or a mark', () => {
  const folding: Episode = { ...open, folded: ['later'] };

  test.each<[string, Row]>([
    [
      'marks the visit as stayed',
      {
        episode: open,
        entry: newOutcome('first', 'stayed'),
        kind: 'answer',
        writes: [newOutcome('first', 'stayed')],
        after: ['first', 'stayed'],
      },
    ],
    [
      'marks the visit as answered in another way',
      {
        episode: stayed,
        entry: newOutcome('first', 'moved-to-max'),
        kind: 'answer',
        writes: [newOutcome('first', 'moved-to-max')],
        after: ['first', 'other'],
      },
    ],
    [
      'redirects the outcome of a folded incident to the recorded one',
      {
        episode: folding,
        entry: newOutcome('later', 'closed'),
        kind: 'answer',
        writes: [newOutcome('first', 'closed')],
        after: ['first', 'other', ['later']],
      },
    ],
    [
      'writes the outcome of an incident whose tab is no longer known',
      {
        episode: null,
        entry: newOutcome('first', 'stayed'),
        kind: 'answer-untracked',
        writes: [newOutcome('first', 'stayed')],
        after: ['first', null],
      },
    ],
    [
      'leaves the answer of a visit as it is when its warning is marked as mistaken',
      {
        episode: open,
        entry: newMistake('first', 'site'),
        kind: 'mark',
        writes: [newMistake('first', 'site')],
        after: ['first', 'none'],
      },
    ],
    [
      'redirects the mark of a folded incident to the recorded one',
      {
        episode: folding,
        entry: newMistake('later', 'lesson'),
        kind: 'mark',
        writes: [newMistake('first', 'lesson')],
        after: ['first', 'none', ['later']],
      },
    ],
    [
      'writes the mark of an incident whose tab is no longer known',
      {
        episode: null,
        entry: newMistake('first', 'allowed'),
        kind: 'answer-untracked',
        writes: [newMistake('first', 'allowed')],
        after: ['first', null],
      },
    ],
  ])('%s', (_name, { episode, entry, kind, writes, after: [incident, answer, folded = []] }) => {
    const admission = admit(episode, entry, TAB);
    expect(admission).toMatchObject({ kind, entries: writes });
    expect(admission.episode).toEqual(answer && { ...episode, answer, folded });
    expect(admittedAs(admission)).toEqual({ incident, stayed: (entry as OutcomeEntry).outcome === 'stayed' });
  });
});

describe('admitPending', () => {
  it('leaves folded incidents out and redirects their outcomes', () => {
    const episodes = [{ ...open, folded: ['later'] }];
    const entries = [later(), newOutcome('later', 'stayed'), incident({ id: 'other' })];
    const written = [newOutcome('first', 'stayed'), incident({ id: 'other' })];
    expect(admitPending(episodes, entries)).toEqual({ entries: written, episodes: [] });
  });

  it('takes every entry as it is when no tab is in a visit', () => {
    const entries = [first, newOutcome('first', 'closed'), newOutcome('unknown', 'stayed')];
    expect(admitPending([], entries)).toEqual({ entries, episodes: [] });
  });

  it('folds the incident of a page into the attempt that awaits it, one page an attempt', () => {
    const awaiting: Episode = { ...open, awaitsPage: true };
    const another = later({ id: 'another tab' });
    expect(admitPending([awaiting], [later(), newOutcome('later', 'closed'), another])).toEqual({
      entries: [newOutcome('first', 'closed'), another],
      episodes: [{ ...open, folded: ['later'] }],
    });
  });

  test.each([
    ['the incident of the attempt itself', first],
    ['an incident of another system', later({ system: 'viber' })],
    ['an incident of another lesson', later({ lesson: 5 })],
  ])('writes %s, though an attempt awaits its page', (_, entry) => {
    const awaiting: Episode = { ...open, awaitsPage: true };
    expect(admitPending([awaiting], [entry])).toEqual({ entries: [entry], episodes: [] });
  });
});

/** An incident of a tab, perhaps delivered twice, perhaps with its outcome. */
interface Delivery {
  system: string;
  lesson: number;
  mode: Incident['mode'];
  tab: number;
  outcome: Outcome | null;
  again: boolean;
}

/** Visits of two systems in three lessons and two tabs. */
const deliveries: fc.Arbitrary<Delivery[]> = fc.array(
  fc.record({
    system: fc.constantFrom('telegram', 'viber'),
    lesson: fc.integer({ min: 1, max: 3 }),
    mode: fc.constantFrom(...incidentModes),
    tab: fc.integer({ min: 1, max: 2 }),
    outcome: fc.option(fc.constantFrom(...outcomes)),
    again: fc.boolean(),
  }),
  { maxLength: 30 },
);

/** Keep episodes and journal as the worker does. @returns the written entries, in order */
function deliverAll(list: readonly Delivery[]): {
  delivered: Incident[];
  written: Delivered[];
} {
  const episodes = new Map<string, Episode>();
  const delivered: Incident[] = [];
  const written: Delivered[] = [];
  const take = (entry: Incident | OutcomeEntry, tab: number): void => {
    const found =
      entry.kind === 'incident'
        ? (episodes.get(`${tab}:${entry.system}`) ?? null)
        : episodeOf([...episodes.values()], entry.incident);
    const { episode, entries } = admit(found, entry, tab);
    if (episode) episodes.set(`${episode.tab}:${episode.system}`, episode);
    written.push(...entries);
  };
  list.forEach(({ system, lesson, mode, tab, outcome, again }, i) => {
    const one = incident({ id: `incident-${i}`, system, lesson, mode });
    delivered.push(one);
    take(one, tab);
    if (again) take(one, tab);
    if (outcome) take(newOutcome(one.id, outcome), tab);
  });
  return { delivered, written };
}

describe('any sequence of deliveries', () => {
  it('writes an outcome only for an incident that was written before it', () => {
    fc.assert(
      fc.property(deliveries, (list) => {
        const seen = new Set<string>();
        for (const entry of deliverAll(list).written) {
          if (entry.kind === 'incident') seen.add(entry.id);
          else expect(seen).toContain(entry.incident);
        }
      }),
    );
  });

  it('writes an incident for every visit, and never two in a row for the same visit of a tab', () => {
    fc.assert(
      fc.property(deliveries, (list) => {
        const oneTab = list.map((delivery) => ({ ...delivery, tab: 1 }));
        const { delivered, written } = deliverAll(oneTab);
        const keys = (of: readonly Delivered[], system: string): string[] =>
          of.flatMap((entry) => (entry.kind === 'incident' && entry.system === system ? [visitKey(entry)] : []));
        const runs = (list: string[]): string[] => list.filter((key, i) => key !== list[i - 1]);
        const ids = new Set<string>();
        const fresh = written.filter((entry) => entry.kind !== 'incident' || (!ids.has(entry.id) && ids.add(entry.id)));
        for (const system of ['telegram', 'viber']) {
          expect(keys(fresh, system)).toEqual(runs(keys(delivered, system)));
        }
      }),
    );
  });
});

it.each(outcomes.map((outcome): [Outcome, boolean] => [outcome, outcome === 'stayed']))(
  'tells a page that an outcome of %s means stayed: %s',
  (outcome, isStayed) => {
    expect(admittedAs(admit(open, newOutcome('first', outcome), TAB)).stayed).toBe(isStayed);
  },
);
