import { i18n } from '#i18n';
import type { BannerWords } from '../../core/regulation/regulation-words.ts';
import { Button } from '../shared/Button.tsx';
import type { Choice } from './choice.ts';
import { warningIds } from './warning-ids.ts';

/** Seconds left that a screen reader is told of, apart from the start. */
const SPOKEN_S = [30, 10, 5];

export interface WarningCountdownProps {
  /** Seconds left; `null` once the countdown is stopped. */
  secondsLeft: number | null;
  /** Seconds that the countdown begins with. */
  secondsInAll: number;
  words: BannerWords;
  choose(choice: Choice): void;
}

/**
 * The countdown to the first platform and its stop button, which is the first of the warning. A screen reader announces
 * the start, a few steps and the stop, but not every second: the live region changes only then.
 */
export function WarningCountdown({ secondsLeft, secondsInAll, words, choose }: WarningCountdownProps) {
  const counting = secondsLeft !== null;
  return (
    <div class="countdown">
      {counting && (
        <>
          <ProgressRing part={secondsLeft / secondsInAll} />
          <span role="timer" aria-live="off" class="countdown-time">
            {i18n.t('warning.countdown.running', { ...words, seconds: secondsLeft })}
          </span>
          <span ref={handFocusOn}>
            <Button look="plain" press={() => choose('stop-countdown')}>
              {i18n.t('warning.choice.stopCountdown')}
            </Button>
          </span>
        </>
      )}
      <span role="status" id={warningIds.countdown} class={counting ? 'heard-only' : ''}>
        {counting
          ? i18n.t('warning.countdown.spoken', { ...words, seconds: spokenStep(secondsLeft, secondsInAll) })
          : i18n.t('warning.countdown.stopped')}
      </span>
    </div>
  );
}

/** Return the seconds last announced: the smallest step not yet passed, or the start. */
function spokenStep(secondsLeft: number, secondsInAll: number): number {
  return [secondsInAll, ...SPOKEN_S.filter((step) => step < secondsInAll)].findLast((step) => step >= secondsLeft) ?? 0;
}

/** A ring of which the part left is drawn. */
function ProgressRing({ part }: { part: number }) {
  return (
    <svg class="ring" viewBox="0 0 36 36" width="36" height="36" aria-hidden="true" focusable="false">
      <circle cx="18" cy="18" r="15" pathLength="100" />
      <circle cx="18" cy="18" r="15" pathLength="100" class="ring-left" stroke-dasharray={`${100 * part} 100`} />
    </svg>
  );
}

/** The stop button disappears after a click, so focus moves to the remaining buttons. */
function handFocusOn(stop: HTMLElement | null): (() => void) | undefined {
  const warning = stop?.closest('.warning');
  return () => {
    const { activeElement } = (stop?.getRootNode() ?? document) as Document | ShadowRoot;
    if (stop?.contains(activeElement)) warning?.querySelector<HTMLElement>('.choices button')?.focus();
  };
}
