import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { withoutHiddenSigns } from '../../../core/encoding/hidden-signs.ts';
import { MAX_LABEL_LENGTH, type Settings } from '../../../core/settings/settings.ts';
import { TextField } from '../controls/TextField.tsx';
import { labelWarning } from '../text/label-words.ts';

export interface StartRoomProps {
  settings: Settings;
  save(parts: Partial<Settings>): void;
}

/** The label of this PC. */
export function StartRoom({ settings, save }: StartRoomProps) {
  const [place, setPlace] = useState(settings.place);
  const submit = (event: Event): void => {
    event.preventDefault();
    save({ place: place.trim() });
  };
  return (
    <form noValidate onSubmit={submit}>
      <TextField
        label={i18n.t('admin.field.place')}
        hint={i18n.t('admin.hint.place')}
        maxLength={MAX_LABEL_LENGTH}
        value={place}
        warning={labelWarning([place], 'reports')}
        change={(typed) => setPlace(withoutHiddenSigns(typed))}
      />
      <button type="submit" class="button button-primary">
        {i18n.t('admin.start.saveRoom')}
      </button>
    </form>
  );
}
