import { i18n } from '#i18n';
import { ChoiceGroup } from './ChoiceGroup.tsx';
import { errorText } from './error-text.ts';
import type { SettingsBoxProps } from './ModeBox.tsx';
import { SelectField } from './SelectField.tsx';
import { TimetableEditor } from './TimetableEditor.tsx';
import { zoneOptions } from './zones.ts';

/** When the rule holds: all day, by the bells, or when a teacher says so. */
export function LessonsBox({ draft, errors, change }: SettingsBoxProps) {
  const wrongWeek = [...errors.keys()].some((path) => path.startsWith('week'));
  return (
    <section class="box" aria-label={i18n.t('admin.use.legend')}>
      <ChoiceGroup
        legend={i18n.t('admin.use.legend')}
        choices={[
          { value: 'always', label: i18n.t('admin.use.always'), meaning: i18n.t('admin.use.alwaysMeans') },
          { value: 'timetable', label: i18n.t('admin.use.timetable'), meaning: i18n.t('admin.use.timetableMeans') },
          { value: 'by-hand', label: i18n.t('admin.use.byHand'), meaning: i18n.t('admin.use.byHandMeans') },
        ]}
        value={draft.educationalUse}
        error={errorText(errors, 'educationalUse')}
        change={(educationalUse) => change({ educationalUse })}
      />
      <SelectField
        label={i18n.t('admin.field.zone')}
        hint={i18n.t('admin.hint.zone')}
        value={draft.zone}
        options={zoneOptions(draft.zone)}
        error={errorText(errors, 'zone')}
        change={(zone) => change({ zone })}
      />
      {(draft.educationalUse === 'timetable' || wrongWeek) && (
        <TimetableEditor week={draft.week} errors={errors} change={(week) => change({ week })} />
      )}
    </section>
  );
}
