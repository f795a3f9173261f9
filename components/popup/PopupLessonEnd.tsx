import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { EndLessonAnswer } from '../../core/messages/popup-messages.ts';
import { Button } from '../shared/Button.tsx';
import { PinField } from './PinField.tsx';
import { pinProblem } from './pin-problem.ts';

export interface PopupLessonEndProps {
  clock(moment: string): string;
  endLesson(pin: string): Promise<EndLessonAnswer>;
  /** Called when the lesson is ended, or the person goes back. */
  done(): void;
}

/** Asks for the PIN that ends a manual lesson. */
export function PopupLessonEnd({ clock, endLesson, done }: PopupLessonEndProps) {
  const [pin, setPin] = useState('');
  const [answer, setAnswer] = useState<EndLessonAnswer | 'asking' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (answer === 'asking') return;
    setAnswer('asking');
    const given = await endLesson(pin).catch((): EndLessonAnswer => ({ kind: 'failed' }));
    setAnswer(given);
    setPin('');
    if (given.kind === 'ended') done();
    else form.current?.querySelector('input')?.focus();
  };
  return (
    <form ref={form} class="popup-form" aria-labelledby="lesson" onSubmit={send}>
      <PinField pin={pin} change={setPin} />
      <p class={answer && answer !== 'asking' ? 'popup-error' : 'popup-source'} role="status">
        {answer ? problemText(answer, clock) : i18n.t('popup.lesson.endNoted')}
      </p>
      <div class="popup-row">
        <button type="submit" class="button button-primary">
          {i18n.t('popup.lesson.endConfirm')}
        </button>
        <Button look="plain" press={done}>
          {i18n.t('exemption.cancel')}
        </Button>
      </div>
    </form>
  );
}

function problemText(answer: EndLessonAnswer | 'asking', clock: PopupLessonEndProps['clock']): string {
  if (answer === 'asking') return i18n.t('exemption.checking');
  if (answer.kind === 'ended') return '';
  return answer.kind === 'failed' ? i18n.t('popup.lesson.endFailed') : pinProblem(answer, clock);
}
