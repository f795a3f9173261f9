import { i18n } from '#i18n';
import { CheckField } from './CheckField.tsx';
import { errorText } from './error-text.ts';
import { Managed } from './Managed.tsx';
import type { SettingsBoxProps } from './ModeBox.tsx';
import { TextField } from './TextField.tsx';

/** What a teacher may do on this PC without the administrator. */
export function RightsBox({ draft, errors, managed, change }: SettingsBoxProps) {
  return (
    <section class="box" aria-labelledby="rights-title">
      <h3 id="rights-title">{i18n.t('admin.rights.title')}</h3>
      <Managed on={managed.has('exemptionsPerDay')}>
        <TextField
          digits
          label={i18n.t('admin.field.exemptionsPerDay')}
          hint={i18n.t('admin.hint.exemptionsPerDay')}
          value={draft.exemptionsPerDay}
          error={errorText(errors, 'exemptionsPerDay')}
          change={(exemptionsPerDay) => change({ exemptionsPerDay })}
        />
      </Managed>
      <Managed on={managed.has('retention')}>
        <TextField
          digits
          label={i18n.t('admin.field.retention')}
          hint={i18n.t('admin.hint.retention')}
          value={draft.retention}
          error={errorText(errors, 'retention')}
          change={(retention) => change({ retention })}
        />
      </Managed>
      <Managed on={managed.has('reportsOpen')}>
        <CheckField
          label={i18n.t('admin.field.reportsOpen')}
          hint={i18n.t('admin.hint.reportsOpen')}
          on={draft.reportsOpen}
          change={(reportsOpen) => change({ reportsOpen })}
        />
      </Managed>
    </section>
  );
}
