import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseCode } from '../../core/class-code/code.ts';
import type { ClassCodeAnswer, ClassCodeState } from '../../core/messages/popup-messages.ts';
import { CodeField } from './CodeField.tsx';
import { PopupForm } from './PopupForm.tsx';
import { useAnswer } from './use-answer.ts';

export interface CodeFormProps {
  classCode: ClassCodeState;
  /** A moment (core/time/utc-minute.ts) as local time `09:15`. */
  clock(moment: string): string;
  /** @param code 12 characters (core/class-code/code.ts) */
  useCode(code: string): Promise<ClassCodeAnswer>;
  close(): void;
}

/** Takes the code for the whole class. It closes when the exemption is on; before the lesson it says that it will be. */
export function CodeForm({ classCode, clock, useCode, close }: CodeFormProps) {
  const [typed, setTyped] = useState('');
  const code = parseCode(typed);
  const { answer, ask, told, isError } = useAnswer<ClassCodeAnswer>(
    i18n.t('popup.code.about'),
    classCode.lockedUntil,
    clock,
    {
      wrong: i18n.t('popup.code.wrong'),
      planned: i18n.t('popup.code.planned'),
      'not-set': i18n.t('popup.code.notSet'),
      'no-lesson': i18n.t('popup.code.noLesson'),
    },
  );
  const isPlanned = answer?.kind === 'planned';
  const send = async (): Promise<void> => {
    if (!code) return;
    const given = await ask(() => useCode(code));
    if (given?.kind === 'started') close();
  };
  const title = i18n.t('popup.code.title');
  const confirm = isPlanned ? null : i18n.t('exemption.confirm');
  const problem = code ? null : i18n.t('popup.code.shape');
  return (
    <PopupForm {...{ title, confirm, told, send, close }} isError={isError && !isPlanned}>
      {!isPlanned && <CodeField label={i18n.t('popup.code.field')} value={typed} problem={problem} change={setTyped} />}
    </PopupForm>
  );
}
