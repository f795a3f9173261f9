import { describe, expect, it, test } from 'vitest';
import {
  type Attempt,
  type AttemptEvent,
  type AttemptPhase,
  HOLD_ADDRESS_MS,
  nextLook,
  type TabView,
} from '../../../../core/journal/attempt.ts';
import { attemptStep } from '../../../../core/journal/attempt-step.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const start = 1_700_000_000_000;
const address = 'https://web.telegram.org/k/';

const attempt = (parts: Partial<Attempt> = {}): Attempt => ({
  tab: 7,
  opener: null,
  address,
  page: null,
  started: start,
  phase: 'begun',
  shown: null,
  incident: incident({ noticed: 'attempt' }),
  restarts: 0,
  ...parts,
});
const installer = (parts: Partial<Attempt> = {}): Attempt =>
  attempt({ address: 'https://telegram.org/dl', incident: incident({ surface: 'download' }), ...parts });
const inPhase = (phase: AttemptPhase): Attempt =>
  attempt({ phase, shown: phase === 'shown' || phase === 'waiting' ? start + 4000 : null });

const fresh = attempt({ started: start + 5000 });
const elsewhere = attempt({ address: 'https://discord.com/app', incident: incident({ system: 'discord', item: '1' }) });
const aborted = (ms: number, parts: Partial<Extract<AttemptEvent, { kind: 'abort' }>> = {}): AttemptEvent => ({
  kind: 'abort',
  at: start + ms,
  download: null,
  redirected: false,
  ...parts,
});
const look = (ms: number, tab: TabView): AttemptEvent => ({ kind: 'look', at: start + ms, tab });

/** Return `phase: effects` of a step, as `recorded: record` or `settled: record, show back`. */
function result(before: Attempt | null, event: AttemptEvent): string {
  const { next, effects } = attemptStep(before, event);
  const done = effects.map((effect) => (effect.do === 'show' ? `show ${effect.stay}` : effect.do)).join(', ');
  return `${next?.phase ?? 'settled'}: ${done}`;
}

/** The events in the rows of the table, each with what it makes of every phase: none, begun, recorded, shown, waiting. */
const events: Record<string, [AttemptEvent, string[]]> = {
  'start at the same address': [
    { kind: 'start', attempt: fresh },
    ['begun: ', 'begun: ', 'recorded: ', 'begun: ', 'waiting: '],
  ],
  'start at another address within 1.5 s': [
    { kind: 'start', attempt: { ...elsewhere, started: start + 1499 } },
    ['begun: ', 'begun: expect-page', 'begun: expect-page', 'begun: ', 'begun: expect-page'],
  ],
  'start at another address after 1.5 s': [
    { kind: 'start', attempt: { ...elsewhere, started: start + 1500 } },
    ['begun: ', 'begun: record, expect-page', 'begun: expect-page', 'begun: ', 'begun: expect-page'],
  ],
  commit: [
    { kind: 'commit' },
    ['settled: ', 'settled: expect-page', 'settled: expect-page', 'shown: ', 'settled: expect-page'],
  ],
  fail: [{ kind: 'fail' }, ['settled: ', 'settled: ', 'settled: ', 'shown: ', 'settled: ']],
  'abort within 1.5 s': [aborted(1499), ['settled: ', 'settled: ', 'settled: ', 'shown: ', 'settled: ']],
  'abort after 1.5 s': [aborted(1500), ['settled: ', 'settled: record', 'settled: ', 'shown: ', 'settled: ']],
  'abort by a redirect to another site': [
    aborted(300, { redirected: true }),
    ['settled: ', 'settled: record, show back', 'settled: show back', 'shown: ', 'settled: '],
  ],
  'redirect that is known after the abort': [
    { kind: 'redirect', attempt: attempt() },
    ['settled: record, show back', 'begun: ', 'recorded: ', 'shown: ', 'waiting: '],
  ],
  'redirect of a recorded attempt': [
    { kind: 'redirect', attempt: inPhase('recorded') },
    ['settled: show back', 'begun: ', 'recorded: ', 'shown: ', 'waiting: '],
  ],
  'redirect of an attempt whose notice was shown': [
    { kind: 'redirect', attempt: inPhase('shown') },
    ['settled: ', 'begun: ', 'recorded: ', 'shown: ', 'waiting: '],
  ],
  'abort of a download that was not seen to start': [
    aborted(10, { download: installer() }),
    ['settled: record, show back', 'settled: ', 'settled: ', 'shown: ', 'settled: '],
  ],
  'look at 1.4 s, same page': [look(1400, 'same-page'), ['settled: ', 'begun: ', 'recorded: ', 'shown: ', 'waiting: ']],
  'look at 1.5 s, same page': [
    look(1500, 'same-page'),
    ['settled: ', 'recorded: record', 'recorded: ', 'shown: ', 'waiting: '],
  ],
  'look at 4 s, same page': [
    look(4000, 'same-page'),
    ['settled: ', 'shown: record, show wait', 'shown: show wait', 'shown: ', 'waiting: '],
  ],
  'look at 1.4 s, another page': [
    look(1400, 'other-page'),
    ['settled: ', 'begun: ', 'recorded: ', 'shown: ', 'waiting: '],
  ],
  'look at 1.5 s, another page': [
    look(1500, 'other-page'),
    ['settled: ', 'settled: record, show back', 'settled: show back', 'shown: ', 'waiting: '],
  ],
  'look in time, tab closed': [
    look(1600, 'closed'),
    ['settled: ', 'settled: expect-page', 'settled: expect-page', 'settled: ', 'settled: '],
  ],
  'late look, tab closed': [
    look(60_000, 'closed'),
    ['settled: ', 'settled: record, expect-page', 'settled: expect-page', 'settled: ', 'settled: '],
  ],
  'look 5 min after the notice': [
    look(4000 + HOLD_ADDRESS_MS, 'same-page'),
    ['settled: ', 'shown: record, show wait', 'shown: show wait', 'settled: ', 'settled: '],
  ],
  wait: [{ kind: 'wait', incident: incident().id }, ['settled: ', 'begun: ', 'recorded: ', 'waiting: ', 'waiting: ']],
  'wait on an earlier notice': [
    { kind: 'wait', incident: 'another' },
    ['settled: ', 'begun: ', 'recorded: ', 'shown: ', 'waiting: '],
  ],
};

const phases = [null, 'begun', 'recorded', 'shown', 'waiting'] as const;
const table = Object.entries(events).flatMap(([name, [event, expected]]) =>
  phases.map((phase, i) => ({
    name,
    phase: phase ?? 'none',
    event,
    before: phase && inPhase(phase),
    expected: expected[i],
  })),
);

test.each(table)('$name in phase $phase gives “$expected”', ({ event, before, expected }) => {
  expect(result(before, event)).toBe(expected);
});

describe('an installer', () => {
  test.each([
    ['an abort at once', aborted(10), 'settled: record, show back'],
    ['no abort, as in Firefox', look(1500, 'same-page'), 'settled: record, show back'],
    ['a new tab that closed by itself', look(1500, 'closed'), 'settled: record, show back'],
    ['a page that commits', { kind: 'commit' }, 'settled: expect-page'],
  ] as const)('with %s gives “%s”', (_how, event, expected) => {
    expect(result(installer(), event)).toBe(expected);
  });
});

describe('a start that Firefox reports again', () => {
  it('is followed by an abort that does not end the attempt', () => {
    const again = attemptStep(attempt(), { kind: 'start', attempt: fresh }).next;
    expect(again).toMatchObject({ started: start, restarts: 1 });
    expect(attemptStep(again, aborted(500)).next).toMatchObject({ phase: 'begun', restarts: 0 });
  });

  it('at another listed address is followed by the abort of the one before', () => {
    const redirected = attemptStep(attempt(), { kind: 'start', attempt: elsewhere }).next;
    expect(attemptStep(redirected, aborted(500, { redirected: true })).next).toMatchObject({ phase: 'begun' });
  });
});

it('records one incident however often it is looked at', () => {
  let current: Attempt | null = attempt();
  const done: string[] = [];
  for (const ms of [100, 1500, 1500, 1700, 4000, 4000, 9000]) {
    const step = attemptStep(current, look(ms, 'same-page'));
    done.push(...step.effects.map((effect) => effect.do));
    current = step.next;
  }
  expect(done).toEqual(['record', 'show']);
});

test.each([
  ['begun', start + 1500],
  ['recorded', start + 4000],
  ['shown', null],
  ['waiting', null],
] as const)('in phase %s it is looked at next at %s', (phase, at) => {
  expect(nextLook(inPhase(phase))).toBe(at);
});

it('holds no address once the browser waits again', () => {
  expect(attemptStep(inPhase('shown'), { kind: 'wait', incident: incident().id }).next?.address).toBe('');
});
