import { i18n } from '#i18n';
import { Managed } from '../controls/Managed.tsx';
import { TextField } from '../controls/TextField.tsx';
import { errorText } from '../text/error-text.ts';
import type { SettingsBoxProps } from './settings-box.ts';

export interface DigitsFieldProps extends SettingsBoxProps {
  name: 'countdown' | 'exemptionsPerDay' | 'retention';
}

/** A number setting that a policy may set. */
export function DigitsField({ name, draft, errors, managed, change }: DigitsFieldProps) {
  return (
    <Managed on={managed.has(name)}>
      <TextField
        digits
        label={i18n.t(`admin.field.${name}`)}
        hint={i18n.t(`admin.hint.${name}`)}
        value={draft[name]}
        error={errorText(errors, name)}
        change={(value) => change({ [name]: value })}
      />
    </Managed>
  );
}
