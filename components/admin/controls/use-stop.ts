import { useRef } from 'preact/hooks';

/** A run that a person can stop. */
export interface Stop {
  /** Begin a run. @returns the signal that {@link Stop.stop} aborts */
  begin(): AbortSignal;
  /** Abort the run that was begun last; does nothing before the first. */
  stop(): void;
}

/** Return the stop of one kind of long work: each run has a signal of another controller. */
export function useStop(): Stop {
  const running = useRef<AbortController | null>(null);
  const begin = (): AbortSignal => {
    running.current = new AbortController();
    return running.current.signal;
  };
  return { begin, stop: () => running.current?.abort() };
}
