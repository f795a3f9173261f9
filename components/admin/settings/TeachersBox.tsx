import { i18n } from '#i18n';
import { CheckField } from '../controls/CheckField.tsx';
import { Managed } from '../controls/Managed.tsx';
import { DigitsField } from './DigitsField.tsx';
import type { SettingsBoxProps } from './settings-box.ts';

/** What teachers may do on this PC without the administrator. */
export function TeachersBox(props: SettingsBoxProps) {
  const { draft, managed, change } = props;
  return (
    <div class="box">
      <DigitsField {...props} name="exemptionsPerDay" />
      <Managed on={managed.has('reportsOpen')}>
        <CheckField
          label={i18n.t('admin.field.reportsOpen')}
          hint={i18n.t('admin.hint.reportsOpen')}
          on={draft.reportsOpen}
          change={(reportsOpen) => change({ reportsOpen })}
        />
      </Managed>
    </div>
  );
}
