import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { isAcceptableSecret } from '../../core/exemption/secret-hash.ts';
import { MaskedInput } from '../shared/MaskedInput.tsx';

/** The field for the teacher's PIN. */
export function PinField({ pin, change }: { pin: string; change(pin: string): void }) {
  const id = useId();
  const problem = isAcceptableSecret('pin', pin) ? null : i18n.t('exemption.pinShape');
  return (
    <div class="popup-field">
      <label for={id}>{i18n.t('exemption.pin')}</label>
      <MaskedInput id={id} value={pin} problem={problem} digits required maxLength={8} change={change} />
    </div>
  );
}
