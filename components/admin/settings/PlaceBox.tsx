import { i18n } from '#i18n';
import { withoutHiddenSigns } from '../../../core/encoding/hidden-signs.ts';
import { CheckField } from '../controls/CheckField.tsx';
import { Managed } from '../controls/Managed.tsx';
import { TextField } from '../controls/TextField.tsx';
import { errorText } from '../text/error-text.ts';
import { labelWarning } from '../text/label-words.ts';
import type { SettingsBoxProps } from './settings-box.ts';

/** The label of this PC in exports, and whether they are saved monthly. */
export function PlaceBox({ draft, errors, managed, change }: SettingsBoxProps) {
  return (
    <section class="box" aria-labelledby="place-title">
      <h3 id="place-title">{i18n.t('admin.settings.place')}</h3>
      <Managed on={managed.has('place')}>
        <TextField
          label={i18n.t('admin.field.place')}
          hint={i18n.t('admin.hint.place')}
          maxLength={40}
          value={draft.place}
          warning={labelWarning([draft.place], 'reports')}
          error={errorText(errors, 'place')}
          change={(place) => change({ place: withoutHiddenSigns(place) })}
        />
      </Managed>
      <Managed on={managed.has('monthlyExport')}>
        <CheckField
          label={i18n.t('admin.field.monthlyExport')}
          hint={i18n.t('admin.hint.monthlyExport')}
          on={draft.monthlyExport}
          change={(monthlyExport) => change({ monthlyExport })}
        />
      </Managed>
    </section>
  );
}
