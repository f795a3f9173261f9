import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Situation } from '../../core/decision/verdict.ts';
import { Button } from '../shared/Button.tsx';

export interface PopupLessonProps {
  situation: Situation;
  /** Start a lesson of that length in minutes; `null` means until it is ended. */
  startLesson(minutes: number | null): void;
  endLesson(): void;
}

/** Starts or ends a manual lesson, or explains why none is needed. */
export function PopupLesson({ situation, startLesson, endLesson }: PopupLessonProps) {
  const { inForce, reason } = situation;
  const section = useRef<HTMLElement>(null);
  const pressed = useRef(false);
  useLayoutEffect(() => {
    // The pressed button was removed and took focus with it.
    if (pressed.current) section.current?.querySelector('button')?.focus();
    pressed.current = false;
  }, [reason]);
  const start = (minutes: number | null): void => {
    pressed.current = true;
    startLesson(minutes);
  };
  const end = (): void => {
    pressed.current = true;
    endLesson();
  };
  return (
    <section ref={section} aria-labelledby="lesson">
      <h2 id="lesson">{inForce ? i18n.t('popup.lesson.title') : i18n.t('popup.lesson.start')}</h2>
      {!inForce && <Lengths startLesson={start} />}
      {reason === 'classroom' && <p>{i18n.t('popup.lesson.classroom')}</p>}
      {reason === 'lesson' && <p>{i18n.t('popup.lesson.timetable')}</p>}
      {reason === 'hand-lesson' && (
        <Button look="plain" press={end}>
          {i18n.t('popup.lesson.end')}
        </Button>
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
