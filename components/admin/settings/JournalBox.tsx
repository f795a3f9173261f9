import { i18n } from '#i18n';
import { withoutHiddenSigns } from '../../../core/encoding/hidden-signs.ts';
import { MAX_LABEL_LENGTH } from '../../../core/settings/settings.ts';
import { CheckField } from '../controls/CheckField.tsx';
import { Managed } from '../controls/Managed.tsx';
import { TextField } from '../controls/TextField.tsx';
import { errorText } from '../text/error-text.ts';
import { labelWarning } from '../text/label-words.ts';
import { DigitsField } from './DigitsField.tsx';
import type { SettingsBoxProps } from './settings-box.ts';

/** The label of this PC in exports, how long entries are kept, and whether they are exported monthly. */
export function JournalBox(props: SettingsBoxProps) {
  const { draft, errors, managed, change } = props;
  return (
    <div class="box">
      <Managed on={managed.has('place')}>
        <TextField
          label={i18n.t('admin.field.place')}
          hint={i18n.t('admin.hint.place')}
          counter={{ length: draft.place.trim().length, limit: MAX_LABEL_LENGTH }}
          value={draft.place}
          warning={labelWarning([draft.place], 'reports')}
          error={errorText(errors, 'place')}
          change={(place) => change({ place: withoutHiddenSigns(place) })}
        />
      </Managed>
      <DigitsField {...props} name="retention" />
      <Managed on={managed.has('monthlyExport')}>
        <CheckField
          label={i18n.t('admin.field.monthlyExport')}
          hint={i18n.t('admin.hint.monthlyExport')}
          on={draft.monthlyExport}
          change={(monthlyExport) => change({ monthlyExport })}
        />
      </Managed>
    </div>
  );
}
