import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { EndLessonAnswer } from '../../core/messages/popup-messages.ts';
import { PinField } from './PinField.tsx';
import { PopupForm } from './PopupForm.tsx';
import { useAnswer } from './use-answer.ts';

export interface EndLessonFormProps {
  /** A moment (core/time/utc-minute.ts) as local time `09:15`. */
  clock(moment: string): string;
  lockedUntil: string | null;
  endLesson(pin: string): Promise<EndLessonAnswer>;
  close(): void;
}

/** Asks for the PIN that ends a manual lesson. */
export function EndLessonForm({ clock, lockedUntil, endLesson, close }: EndLessonFormProps) {
  const [pin, setPin] = useState('');
  const { ask, told, isError } = useAnswer<EndLessonAnswer>(i18n.t('popup.lesson.endNoted'), lockedUntil, clock, {
    failed: i18n.t('popup.lesson.endFailed'),
  });
  const send = async (): Promise<void> => {
    const given = await ask(() => endLesson(pin));
    setPin('');
    if (given?.kind === 'ended') close();
  };
  const title = i18n.t('popup.lesson.end');
  return (
    <PopupForm {...{ title, told, isError, send, close }} confirm={i18n.t('popup.lesson.endConfirm')}>
      <PinField pin={pin} change={setPin} />
    </PopupForm>
  );
}
