import { describe, expect, it, test } from 'vitest';
import {
  answerBy,
  canonicalEntry,
  type Episode,
  episodeOf,
  maxFolded,
  newEpisode,
  withFolded,
} from '../../../../core/journal/episode.ts';
import { newOutcome } from '../../../../core/journal/incident.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const id = (number: number): string => `3f1b2c4d-5e6f-4a7b-8c9d-${String(number).padStart(12, '0')}`;
const episode = (number: number, folded: string[] = []): Episode => ({
  ...newEpisode(incident({ id: id(number) }), 7),
  folded,
});

test.each([
  ['warn', 'none'],
  ['redirect', 'none'],
  ['block', 'none'],
  ['audit', 'other'],
  ['allowed', 'other'],
] as const)('an episode of mode %s starts with the answer %s', (mode, answer) => {
  expect(newEpisode(incident({ mode }), 7)).toMatchObject({
    tab: 7,
    system: 'telegram',
    incident: incident().id,
    answer,
  });
});

test.each([
  ['stayed', 'stayed'],
  ['closed', 'other'],
  ['moved-to-max', 'other'],
  ['unanswered', 'other'],
] as const)('the outcome %s answers an episode with %s', (outcome, answer) => {
  expect(answerBy(outcome)).toBe(answer);
});

describe('withFolded', () => {
  it('remembers the newest first and each once', () => {
    const folded = [1, 2, 1, 3].reduce((all, one) => withFolded(all, id(one)), episode(0)).folded;
    expect(folded).toEqual([id(3), id(1), id(2)]);
  });

  it('forgets the oldest above the limit', () => {
    const many = Array.from({ length: maxFolded + 3 }, (_, i) => id(i + 1));
    const { folded } = many.reduce(withFolded, episode(0));
    expect(folded).toEqual(many.slice(3).reverse());
  });
});

describe('episodeOf', () => {
  const own = episode(1);
  const folding = episode(2, [id(1)]);

  it('finds the episode that an incident was folded into before the one it started', () => {
    expect(episodeOf([own, folding], id(1))).toBe(folding);
    expect(episodeOf([own], id(1))).toBe(own);
    expect(episodeOf([own, folding], id(3))).toBeNull();
  });

  it('redirects the outcome of a folded incident, and no other entry', () => {
    expect(canonicalEntry(newOutcome(id(1), 'closed'), [own, folding])).toEqual(newOutcome(id(2), 'closed'));
    const other = newOutcome(id(3), 'closed');
    expect(canonicalEntry(other, [own, folding])).toBe(other);
    const started = incident({ id: id(1) });
    expect(canonicalEntry(started, [own, folding])).toBe(started);
  });
});
