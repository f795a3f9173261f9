import { useState } from 'preact/hooks';
import { everySystem } from '../../core/exemption/active-exemption.ts';
import type { ExemptionWish } from '../../core/exemption/exemption.ts';
import type { ExemptAnswer } from '../../core/messages/popup-messages.ts';

/** State of the form, and the result of the last attempt. */
export function useExemptionForm(exempt: (wish: ExemptionWish, pin: string) => Promise<ExemptAnswer>) {
  const [wish, setWish] = useState<ExemptionWish>({ scope: everySystem, reason: 'demonstration' });
  const [pin, setPin] = useState('');
  const [answer, setAnswer] = useState<ExemptAnswer | 'asking' | null>(null);
  const change = (parts: Partial<ExemptionWish>): void => setWish({ ...wish, ...parts });
  const submit = async (): Promise<void> => {
    if (answer === 'asking') return;
    setAnswer('asking');
    setAnswer(await exempt(wish, pin).catch((): ExemptAnswer => ({ kind: 'failed' })));
    setPin('');
  };
  return { wish, change, pin, setPin, answer, submit };
}
