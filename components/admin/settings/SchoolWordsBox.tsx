import { i18n } from '#i18n';
import { withoutHiddenSigns } from '../../../core/encoding/hidden-signs.ts';
import { MAX_HELP_LENGTH, MAX_NOTE_LENGTH } from '../../../core/settings/settings.ts';
import { Managed } from '../controls/Managed.tsx';
import { TextAreaField } from '../controls/TextAreaField.tsx';
import { errorText } from '../text/error-text.ts';
import { fieldName, type PlatformWords } from '../text/field-names.ts';
import { LinkField } from './LinkField.tsx';
import type { SettingsBoxProps } from './settings-box.ts';

const textLengths = { schoolNote: MAX_NOTE_LENGTH, maxHelp: MAX_HELP_LENGTH } as const;

interface SchoolWordsBoxProps extends SettingsBoxProps {
  pack: PlatformWords;
}

/** The school's own words in a warning, and how to get into the first platform on this PC. */
export function SchoolWordsBox(box: SchoolWordsBoxProps) {
  const { pack, draft, errors, managed, change } = box;
  return (
    <div class="box">
      {(['schoolNote', 'maxHelp'] as const).map((field) => (
        <Managed key={field} on={managed.has(field)}>
          <TextAreaField
            rows={3}
            label={fieldName(field, pack) ?? field}
            hint={i18n.t(`admin.hint.${field}`)}
            counter={{ length: draft[field].trim().length, limit: textLengths[field] }}
            value={draft[field]}
            error={errorText(errors, field)}
            change={(text) => change({ [field]: withoutHiddenSigns(text) })}
          />
        </Managed>
      ))}
      {(['joinLink', 'mySchoolLink'] as const).map((field) => (
        <LinkField key={field} {...box} field={field} hint={i18n.t(`admin.hint.${field}`)} />
      ))}
    </div>
  );
}
