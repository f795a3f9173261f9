import { Managed } from '../controls/Managed.tsx';
import { TextField } from '../controls/TextField.tsx';
import { errorText } from '../text/error-text.ts';
import { fieldName, type PlatformWords } from '../text/field-names.ts';
import type { SettingsBoxProps } from './settings-box.ts';

interface LinkFieldProps extends SettingsBoxProps {
  field: 'maxLink' | 'sferumLink' | 'joinLink' | 'mySchoolLink';
  hint: string;
  pack: PlatformWords;
}

/** The field of a link that a policy may set. */
export function LinkField({ field, hint, pack, draft, errors, managed, change }: LinkFieldProps) {
  return (
    <Managed on={managed.has(field)}>
      <TextField
        type="url"
        label={fieldName(field, pack) ?? field}
        hint={hint}
        value={draft[field]}
        error={errorText(errors, field)}
        change={(link) => change({ [field]: link })}
      />
    </Managed>
  );
}
