import { i18n } from '#i18n';
import { withoutHiddenSigns } from '../../../core/encoding/hidden-signs.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import { MAX_LABEL_LENGTH } from '../../../core/settings/settings.ts';
import { language } from '../../shared/language.ts';
import { CheckField } from '../controls/CheckField.tsx';
import { Managed } from '../controls/Managed.tsx';
import { TextField } from '../controls/TextField.tsx';
import { errorText } from '../text/error-text.ts';
import { labelWarning } from '../text/label-words.ts';
import { DigitsField } from './DigitsField.tsx';
import type { SettingsBoxProps } from './settings-box.ts';

/** The label of this PC in exports, how long entries are kept, and what else is written. */
export function JournalBox(props: SettingsBoxProps & { pack: Pack }) {
  const { draft, errors, managed, change, pack } = props;
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
      {(['monthlyExport', 'weeklySheet'] as const).map((name) => (
        <Managed key={name} on={managed.has(name)}>
          <CheckField
            label={i18n.t(`admin.field.${name}`)}
            hint={i18n.t(`admin.hint.${name}`)}
            on={draft[name]}
            change={(on) => change({ [name]: on })}
          />
        </Managed>
      ))}
      <Managed on={managed.has('platformLessons')}>
        <CheckField
          label={i18n.t('admin.field.platformLessons', pack.words[language()])}
          hint={i18n.t('admin.hint.platformLessons')}
          on={draft.platformLessons}
          change={(platformLessons) => change({ platformLessons })}
        />
      </Managed>
    </div>
  );
}
