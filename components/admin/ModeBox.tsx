import { i18n } from '#i18n';
import { modes } from '../../core/settings.ts';
import { ChoiceGroup } from './ChoiceGroup.tsx';
import { errorText } from './error-text.ts';
import type { FieldErrors, SettingsDraft } from './settings-draft.ts';
import { TextField } from './TextField.tsx';

export interface SettingsBoxProps {
  draft: SettingsDraft;
  errors: FieldErrors;
  change(parts: Partial<SettingsDraft>): void;
}

/** What happens when a forbidden system is opened in a lesson. */
export function ModeBox({ draft, errors, change }: SettingsBoxProps) {
  const choices = modes.map((value) => ({
    value,
    label: i18n.t(`report.mode.${value}`),
    meaning: i18n.t(`admin.mode.${value}`),
  }));
  return (
    <section class="box" aria-label={i18n.t('admin.mode.legend')}>
      <ChoiceGroup
        legend={i18n.t('admin.mode.legend')}
        choices={choices}
        value={draft.mode}
        change={(mode) => change({ mode })}
      />
      {(draft.mode === 'redirect' || errors.has('countdown')) && (
        <TextField
          digits
          label={i18n.t('admin.field.countdown')}
          hint={i18n.t('admin.hint.countdown')}
          value={draft.countdown}
          error={errorText(errors, 'countdown')}
          change={(countdown) => change({ countdown })}
        />
      )}
    </section>
  );
}
