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
  const [isTooLong, setTooLong] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    setTooLong(place.trim().length > MAX_LABEL_LENGTH);
    if (place.trim().length <= MAX_LABEL_LENGTH) save({ place: place.trim() });
  };
  return (
    <form noValidate onSubmit={submit}>
      <TextField
        label={i18n.t('admin.field.place')}
        hint={i18n.t('admin.hint.place')}
        counter={{ length: place.trim().length, limit: MAX_LABEL_LENGTH }}
        error={isTooLong ? i18n.t('admin.error.place') : null}
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
