import {
  type Attempt,
  type AttemptEffect,
  type AttemptEvent,
  type AttemptStep,
  elapsedMs,
  HOLD_ADDRESS_MS,
  isLateLook,
  RECORD_AFTER_MS,
  SHOW_AFTER_MS,
} from './attempt.ts';

type Aborted = Extract<AttemptEvent, { kind: 'abort' }>;
type Look = Extract<AttemptEvent, { kind: 'look' }>;

/**
 * Return what an event makes of the attempt of a tab. The same event twice has no further effect.
 * @param attempt the attempt of the tab, `null` without one
 */
export function attemptStep(attempt: Attempt | null, event: AttemptEvent): AttemptStep {
  if (event.kind === 'start') return start(attempt, event.attempt);
  if (event.kind === 'redirect') return attempt ? stay(attempt) : redirect(event.attempt);
  if (!attempt) return event.kind === 'abort' && event.download ? settleWithNotice(event.download) : settle();
  switch (event.kind) {
    case 'commit':
      return attempt.phase === 'shown' ? stay(attempt) : settle([expectPage(attempt)]);
    case 'fail':
      // A page or an error that was on its way when the notice came is replaced by it.
      return attempt.phase === 'shown' ? stay(attempt) : settle();
    case 'abort':
      return abort(attempt, event);
    case 'look':
      return look(attempt, event);
    case 'wait':
      return isShownFor(attempt, event) ? stay({ ...attempt, phase: 'waiting', address: '' }) : stay(attempt);
  }
}

/** A start at the same address is the same navigation: Firefox reports it again when it changes the process. */
function start(attempt: Attempt | null, fresh: Attempt): AttemptStep {
  if (!attempt || attempt.phase === 'shown') return stay(fresh);
  if (attempt.phase === 'waiting' && attempt.incident.system === fresh.incident.system) return stay(attempt);
  if (attempt.address === fresh.address) return stay({ ...attempt, restarts: attempt.restarts + 1 });
  // Firefox reports the abort of a redirected navigation after the start of the next one.
  return { next: { ...fresh, restarts: 1 }, effects: [...recordIfDue(attempt, fresh.started), expectPage(attempt)] };
}

function abort(attempt: Attempt, { at, redirected }: Aborted): AttemptStep {
  if (attempt.phase === 'shown') return stay(attempt); // the notice itself ends the navigation
  if (attempt.restarts > 0) return stay({ ...attempt, restarts: attempt.restarts - 1 });
  if (attempt.phase === 'waiting') return settle();
  if (redirected || attempt.incident.surface === 'download') return settleWithNotice(attempt);
  return settle(recordIfDue(attempt, at));
}

/** A notice that was shown, or an answer to it, already stands for the attempt. */
function redirect(ended: Attempt): AttemptStep {
  const isOpen = ended.phase === 'begun' || ended.phase === 'recorded';
  return isOpen && ended.incident.surface !== 'download' ? settleWithNotice(ended) : settle();
}

function look(attempt: Attempt, { at, tab }: Look): AttemptStep {
  if (attempt.phase === 'shown' || attempt.phase === 'waiting') {
    const isOver = tab === 'closed' || at - (attempt.shown ?? 0) >= HOLD_ADDRESS_MS;
    return isOver ? settle() : stay(attempt);
  }
  if (tab === 'closed') return closed(attempt, at);
  const ms = elapsedMs(attempt, at);
  if (ms < RECORD_AFTER_MS) return stay(attempt);
  if (tab === 'other-page' || attempt.incident.surface === 'download') return settleWithNotice(attempt);
  const recorded: AttemptStep = { next: { ...attempt, phase: 'recorded' }, effects: record(attempt) };
  if (ms < SHOW_AFTER_MS) return recorded;
  return {
    next: { ...attempt, phase: 'shown', shown: at },
    effects: [...recorded.effects, { do: 'show', attempt, stay: 'wait' }],
  };
}

/**
 * A new tab closes by itself when its address turns out to be a file. When a look is late, nothing tells whether the tab
 * was closed before {@link RECORD_AFTER_MS}; it is recorded, because an incident must not be lost.
 */
function closed(attempt: Attempt, at: number): AttemptStep {
  if (attempt.incident.surface === 'download') return settleWithNotice(attempt);
  return settle([...(isLateLook(attempt, at) ? record(attempt) : []), expectPage(attempt)]);
}

/** Return false for the notice of an earlier attempt in the same tab. */
const isShownFor = ({ phase, incident: { id } }: Attempt, { incident }: { incident: string }): boolean =>
  phase === 'shown' && id === incident;

const recordIfDue = (attempt: Attempt, at: number): AttemptEffect[] =>
  elapsedMs(attempt, at) >= RECORD_AFTER_MS ? record(attempt) : [];

const record = (attempt: Attempt): AttemptEffect[] => (attempt.phase === 'begun' ? [{ do: 'record', attempt }] : []);

/** The page came, or may have come while the worker was stopped. */
const expectPage = (attempt: Attempt): AttemptEffect => ({ do: 'expect-page', attempt });

const settleWithNotice = (attempt: Attempt): AttemptStep =>
  settle([...record(attempt), { do: 'show', attempt, stay: 'back' }]);

const settle = (effects: AttemptEffect[] = []): AttemptStep => ({ next: null, effects });

const stay = (next: Attempt): AttemptStep => ({ next, effects: [] });
