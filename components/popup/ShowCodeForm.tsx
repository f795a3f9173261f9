import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatCode } from '../../core/class-code/code.ts';
import type { ShowCodeAnswer, ShownCode } from '../../core/messages/popup-messages.ts';
import { PinField } from './PinField.tsx';
import { PopupForm } from './PopupForm.tsx';
import { useAnswer } from './use-answer.ts';

export interface ShowCodeFormProps {
  lockedUntil: string | null;
  /** A moment (core/time/utc-minute.ts) as local time `09:15`. */
  clock(moment: string): string;
  showCode(pin: string): Promise<ShowCodeAnswer>;
  close(): void;
}

/** Asks for the PIN, then shows the code of this lesson for the whole class. */
export function ShowCodeForm({ lockedUntil, clock, showCode, close }: ShowCodeFormProps) {
  const [pin, setPin] = useState('');
  const { answer, ask, told, isError } = useAnswer<ShowCodeAnswer>(i18n.t('popup.showCode.about'), lockedUntil, clock, {
    'no-lesson': i18n.t('popup.showCode.noLesson'),
    'no-seed': i18n.t('popup.showCode.noSeed'),
    'no-anchor': i18n.t('popup.code.notSet'),
    failed: i18n.t('popup.showCode.failed'),
  });
  const send = async (): Promise<void> => {
    await ask(() => showCode(pin));
    setPin('');
  };
  const title = i18n.t('popup.code.title');
  if (answer?.kind === 'shown') {
    return (
      <PopupForm {...{ title, send, close }} confirm={null} told={validText(answer, clock)} isError={false}>
        <output class="popup-code">{formatCode(answer.code)}</output>
      </PopupForm>
    );
  }
  return (
    <PopupForm {...{ title, told, isError, send, close }} confirm={i18n.t('popup.showCode.ask')}>
      <PinField pin={pin} change={setPin} />
    </PopupForm>
  );
}

function validText({ lesson, from, until }: ShownCode, clock: ShowCodeFormProps['clock']): string {
  const times = { from: clock(from), to: clock(until) };
  return lesson === null ? i18n.t('popup.showCode.hour', times) : i18n.t('popup.showCode.lesson', { ...times, lesson });
}
