import { i18n } from '#i18n';
import type { BannerWords } from '../../core/regulation/regulation-words.ts';
import { Button } from '../shared/Button.tsx';
import type { Choice } from './choice.ts';
import { warningIds } from './warning-ids.ts';

export interface WarningCountdownProps {
  /** Seconds left; `null` once the countdown is stopped. */
  secondsLeft: number | null;
  words: BannerWords;
  choose(choice: Choice): void;
}

/**
 * The countdown to the first platform and its stop button. A screen reader announces the start and the stop, but not every
 * second: the live region stays the same while the visible text counts.
 */
export function WarningCountdown({ secondsLeft, words, choose }: WarningCountdownProps) {
  const counting = secondsLeft !== null;
  return (
    <div class="countdown">
      {counting && (
        <>
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
        {counting ? i18n.t('warning.countdown.spoken', words) : i18n.t('warning.countdown.stopped')}
      </span>
    </div>
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
