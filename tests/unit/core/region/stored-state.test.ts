import { expect, it } from 'vitest';
import { initialState } from '../../../../core/region/send-state.ts';
import { readStoredState, type StoredSendState, storedState } from '../../../../core/region/stored-state.ts';

/** A row of the version before, every field set. */
const stored: StoredSendState = {
  seq: 50,
  uid: 'fifty',
  sheet: 3,
  upTo: 70,
  since: '2026-11-23T08:00:00.000Z',
  most: 250,
  suspect: 60,
  failures: 2,
  notBefore: '2026-11-23T08:00:02.000Z',
  paused: { why: 'denied', mark: 'abcde', day: '2026-11-23' },
  sent: '2026-11-22',
  lost: 5,
  rejected: 6,
  dead: [{ kind: 'incident', system: 'telegram', day: '2026-11-20' }],
  buried: 7,
  inARow: 1,
  forms: [
    { from: 0, detail: 'entries' },
    { from: 4, detail: 'sums' },
  ],
};

it('reads a stored row field by field', () => {
  expect(readStoredState(stored)).toEqual({
    seq: 50,
    uid: 'fifty',
    dayLog: 3,
    runEnd: 70,
    runStart: '2026-11-23T08:00:00.000Z',
    batchSize: 250,
    suspect: 60,
    failures: 2,
    notBefore: '2026-11-23T08:00:02.000Z',
    paused: { why: 'denied', mark: 'abcde', day: '2026-11-23' },
    sent: '2026-11-22',
    expiredUnsent: 5,
    rejected: 6,
    deadLetters: [{ kind: 'incident', system: 'telegram', day: '2026-11-20' }],
    discardedTotal: 7,
    consecutiveRejections: 1,
    forms: stored.forms,
  });
});

it('reads a row from before there were sums: what it queued was meant to be sent entry by entry', () => {
  const { forms: _forms, ...older } = stored;
  expect(readStoredState(older).forms).toEqual([{ from: 0, detail: 'entries' }]);
});

it('writes back the same row', () => {
  expect(storedState(readStoredState(stored))).toEqual(stored);
  expect(readStoredState(storedState(initialState))).toEqual(initialState);
});
