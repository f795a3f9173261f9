import { describe, expect, it, test } from 'vitest';
import {
  beginsRun,
  caughtUp,
  initialState,
  isPaused,
  type SendState,
  startRun,
} from '../../../../core/region/send-state.ts';

const now = new Date('2026-11-23T08:00:00Z');

describe('a failing run', () => {
  const failing = { ...startRun(initialState, 3, now), failures: 4 };
  const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

  it('includes new entries only after a lesson', () => {
    expect(beginsRun(failing, later(44))).toBe(false);
    expect(beginsRun(failing, later(45))).toBe(true);
    expect(beginsRun({ ...failing, failures: 0 }, later(45))).toBe(false);
  });

  it('begins again when the clock was set back', () => expect(beginsRun(failing, later(-1))).toBe(true));

  it('begins without a state', () => expect(beginsRun(initialState, now)).toBe(true));
});

test.each<['denied' | 'refused', string, string, boolean]>([
  ['denied', 'abcde', '2026-11-30', true],
  ['denied', 'other', '2026-11-23', false],
  ['refused', 'abcde', '2026-11-23', true],
  ['refused', 'abcde', '2026-11-24', false],
])('a pause for %s under policy %s on %s holds: %s', (why, fingerprint, today, expected) => {
  const paused = { why, mark: 'abcde', day: '2026-11-23' };
  expect(isPaused({ ...initialState, paused }, fingerprint, today)).toBe(expected);
});

describe('a stored state compared with the journal', () => {
  const stored: SendState = {
    ...initialState,
    forms: [{ from: 0, detail: 'entries' }],
    seq: 50,
    uid: 'fifty',
    dayLog: 3,
    suspect: 60,
    runEnd: 70,
  };
  const ends = { deleted: 0, summed: 0, last: 80, uidAt: 'fifty' };

  it('stays as it is when the journal matches', () => expect(caughtUp(stored, ends)).toBe(stored));

  it('begins after the entries that retention deleted', () => {
    expect(caughtUp(null, { ...ends, deleted: 20 })).toEqual({ ...initialState, seq: 20 });
  });

  it('counts entries that were deleted unsent', () => {
    const after = caughtUp(stored, { ...ends, deleted: 58, uidAt: null });
    expect(after).toMatchObject({ seq: 58, uid: null, expiredUnsent: 8, suspect: null, dayLog: 3 });
    expect(caughtUp(after, { ...ends, deleted: 58, uidAt: null })).toBe(after);
    expect(caughtUp(stored, { ...ends, deleted: 50, uidAt: null })).toBe(stored);
  });

  it('starts again with a different journal', () => {
    const again = { seq: 0, uid: null, dayLog: 0, suspect: null, runEnd: null, expiredUnsent: 0 };
    expect(caughtUp(stored, { ...ends, uidAt: 'other' })).toMatchObject(again);
    expect(caughtUp(stored, { ...ends, last: 40, uidAt: null })).toMatchObject(again);
    expect(
      caughtUp({ ...stored, expiredUnsent: 5 }, { deleted: 30, summed: 0, last: 80, uidAt: 'other' }),
    ).toMatchObject({
      ...again,
      seq: 30,
      expiredUnsent: 5,
    });
  });
});
