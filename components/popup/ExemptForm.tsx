import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ExemptionWish } from '../../core/exemption/exemption.ts';
import type { ExemptAnswer, ExemptionState } from '../../core/messages/popup-messages.ts';
import { GrantFields } from './GrantFields.tsx';
import { PinField } from './PinField.tsx';
import { PopupForm } from './PopupForm.tsx';
import { useAnswer } from './use-answer.ts';
import { useGrant } from './use-grant.ts';

export interface ExemptFormProps {
  exemptions: Pick<ExemptionState, 'left' | 'lockedUntil'>;
  systems: readonly { id: string; name: string }[];
  /** The local time `09:15` at which the exemption would end. */
  wouldEnd: string;
  /** A moment (core/time/utc-minute.ts) as local time `09:15`. */
  clock(moment: string): string;
  exempt(wish: ExemptionWish, pin: string): Promise<ExemptAnswer>;
  close(): void;
}

/** Asks what to allow on this PC until the bell, why, and for the PIN. It closes when the exemption is on. */
export function ExemptForm({ exemptions, systems, wouldEnd, clock, exempt, close }: ExemptFormProps) {
  const { grant, change, wish } = useGrant();
  const [pin, setPin] = useState('');
  const idle = i18n.t('exemption.left', { left: exemptions.left });
  const { ask, told, isError } = useAnswer<ExemptAnswer>(idle, exemptions.lockedUntil, clock);
  const send = async (): Promise<void> => {
    if (!wish) return;
    const given = await ask(() => exempt(wish, pin));
    setPin('');
    if (given?.kind === 'started') close();
  };
  const title = i18n.t('exemption.ask', { until: wouldEnd });
  return (
    <PopupForm {...{ title, told, isError, send, close }} confirm={i18n.t('exemption.confirm')}>
      <GrantFields grant={grant} systems={systems} change={change} />
      <PinField pin={pin} change={setPin} />
    </PopupForm>
  );
}
