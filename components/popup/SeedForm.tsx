import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseSeed } from '../../core/class-code/code.ts';
import type { SeedAnswer } from '../../core/messages/popup-messages.ts';
import { CodeField } from './CodeField.tsx';
import { PinField } from './PinField.tsx';
import { PopupForm } from './PopupForm.tsx';
import { useAnswer } from './use-answer.ts';

export interface SeedFormProps {
  lockedUntil: string | null;
  /** A moment (core/time/utc-minute.ts) as local time `09:15`. */
  clock(moment: string): string;
  /** @param seed 24 characters (core/class-code/code.ts) */
  saveSeed(seed: string, pin: string): Promise<SeedAnswer>;
  close(): void;
}

/** Takes the seed of the class codes and the PIN: from then on this PC can show the code. */
export function SeedForm({ lockedUntil, clock, saveSeed, close }: SeedFormProps) {
  const [typed, setTyped] = useState('');
  const [pin, setPin] = useState('');
  const seed = parseSeed(typed);
  const { ask, told, isError } = useAnswer<SeedAnswer>(i18n.t('popup.seed.about'), lockedUntil, clock, {
    unlike: i18n.t('popup.seed.unlike'),
    'no-anchor': i18n.t('popup.code.notSet'),
    failed: i18n.t('popup.seed.failed'),
  });
  const send = async (): Promise<void> => {
    if (!seed) return;
    const given = await ask(() => saveSeed(seed, pin));
    setPin('');
    if (given?.kind === 'saved') close();
  };
  const title = i18n.t('popup.seed.title');
  const problem = seed ? null : i18n.t('popup.seed.shape');
  return (
    <PopupForm {...{ title, told, isError, send, close }} confirm={i18n.t('popup.seed.confirm')}>
      <CodeField label={i18n.t('popup.seed.field')} value={typed} problem={problem} change={setTyped} />
      <PinField pin={pin} change={setPin} />
    </PopupForm>
  );
}
