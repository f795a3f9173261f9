import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Situation } from '../../core/decision/verdict.ts';
import type { EndLessonAnswer } from '../../core/messages/popup-messages.ts';
import { Button } from '../shared/Button.tsx';
import { PopupLessonEnd } from './PopupLessonEnd.tsx';

export interface PopupLessonProps {
  situation: Situation;
  /** Whether a PIN is set, which ending a lesson then needs. */
  exemptions: { possible: boolean };
  /** A moment (core/time/utc-minute.ts) as local time `09:15`. */
  clock(moment: string): string;
  /** Start a lesson of that length in minutes; `null` means until it is ended. */
  startLesson(minutes: number | null): void;
  /** End it. @param pin `null` where none is set */
  endLesson(pin: string | null): Promise<EndLessonAnswer>;
}

/** Starts or ends a manual lesson, or explains why none is needed. */
export function PopupLesson({ situation, exemptions, clock, startLesson, endLesson }: PopupLessonProps) {
  const { inForce, reason } = situation;
  const section = useRef<HTMLElement>(null);
  const pressed = useRef(false);
  const [asking, setAsking] = useState(false);
  useLayoutEffect(() => {
    // The pressed button was removed and took focus with it.
    if (pressed.current) section.current?.querySelector<HTMLElement>('input, button')?.focus();
    pressed.current = false;
  }, [reason, asking]);
  const act = (action: () => void): void => {
    pressed.current = true;
    action();
  };
  const isByHand = reason === 'hand-lesson';
  return (
    <section ref={section} aria-labelledby="lesson">
      <h2 id="lesson">{inForce ? i18n.t('popup.lesson.title') : i18n.t('popup.lesson.start')}</h2>
      {!inForce && <Lengths startLesson={(minutes) => act(() => startLesson(minutes))} />}
      {reason === 'classroom' && <p>{i18n.t('popup.lesson.classroom')}</p>}
      {reason === 'lesson' && <p>{i18n.t('popup.lesson.timetable')}</p>}
      {isByHand && !(asking && exemptions.possible) && (
        <Button look="plain" press={() => act(() => (exemptions.possible ? setAsking(true) : void endLesson(null)))}>
          {i18n.t('popup.lesson.end')}
        </Button>
      )}
      {isByHand && asking && exemptions.possible && (
        <PopupLessonEnd clock={clock} endLesson={endLesson} done={() => act(() => setAsking(false))} />
      )}
    </section>
  );
}

function Lengths({ startLesson }: Pick<PopupLessonProps, 'startLesson'>) {
  return (
    <div class="popup-row">
      <Button look="plain" press={() => startLesson(45)}>
        {i18n.t('popup.lesson.minutes45')}
      </Button>
      <Button look="plain" press={() => startLesson(90)}>
        {i18n.t('popup.lesson.minutes90')}
      </Button>
      <Button look="plain" press={() => startLesson(null)}>
        {i18n.t('popup.lesson.open')}
      </Button>
    </div>
  );
}
