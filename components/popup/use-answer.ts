import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { answerText, lockedText } from './answer-text.ts';

type Asking = 'asking';

/**
 * State of a form that asks the worker: the last answer and what to say about it.
 * @param idle what to say before any answer
 * @param lockedUntil end of a lockout, core/time/utc-minute.ts
 * @param words texts of answers that differ from the usual ones
 */
export function useAnswer<A extends { kind: string }>(
  idle: string,
  lockedUntil: string | null,
  clock: (moment: string) => string,
  words: Partial<Record<string, string>> = {},
) {
  const [answer, setAnswer] = useState<A | Asking | null>(null);
  /** Ask once at a time. An error of the worker counts as `failed`. */
  const ask = async (request: () => Promise<A>): Promise<A | null> => {
    if (answer === 'asking') return null;
    setAnswer('asking');
    const given = await request().catch(() => ({ kind: 'failed' }) as A);
    setAnswer(given);
    return given;
  };
  const isError = answer !== null && answer !== 'asking';
  const before = lockedUntil === null ? idle : lockedText(lockedUntil, clock);
  const told = answer === 'asking' ? i18n.t('shared.checking') : answer ? answerText(answer, clock, words) : before;
  return { answer: answer === 'asking' ? null : answer, ask, told, isError: isError || lockedUntil !== null };
}
