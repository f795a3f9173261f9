import { i18n } from '#i18n';
import { modes, type Settings } from '../../core/settings.ts';
import { ChoiceGroup } from './ChoiceGroup.tsx';
import { errorText } from './error-text.ts';
import { Managed } from './Managed.tsx';
import type { FieldErrors, SettingsDraft } from './settings-draft.ts';
import { TextField } from './TextField.tsx';

export interface SettingsBoxProps {
  draft: SettingsDraft;
  errors: FieldErrors;
  /** Fields that a policy sets. */
  managed: ReadonlySet<keyof Settings>;
  change(parts: Partial<SettingsDraft>): void;
}

/** What happens when a forbidden system is opened in a lesson. */
export function ModeBox({ draft, errors, managed, change }: SettingsBoxProps) {
  const choices = modes.map((value) => ({
    value,
    label: i18n.t(`report.mode.${value}`),
    meaning: i18n.t(`admin.mode.${value}`),
  }));
  return (
    <section class="box" aria-label={i18n.t('admin.mode.legend')}>
      <Managed on={managed.has('mode')}>
        <ChoiceGroup
          legend={i18n.t('admin.mode.legend')}
          choices={choices}
          value={draft.mode}
          change={(mode) => change({ mode })}
        />
      </Managed>
      {(draft.mode === 'redirect' || errors.has('countdown')) && (
        <Managed on={managed.has('countdown')}>
          <TextField
            digits
            label={i18n.t('admin.field.countdown')}
            hint={i18n.t('admin.hint.countdown')}
            value={draft.countdown}
            error={errorText(errors, 'countdown')}
            change={(countdown) => change({ countdown })}
          />
        </Managed>
      )}
    </section>
  );
}
