import { i18n } from '#i18n';
import type { Timetable } from '../../../core/timetable/timetable-schema.ts';
import { ChoiceGroup } from '../controls/ChoiceGroup.tsx';
import { Managed } from '../controls/Managed.tsx';
import { SelectField } from '../controls/SelectField.tsx';
import type { TimetablePorts } from '../ports.ts';
import { errorText } from '../text/error-text.ts';
import { TimetableEditor } from '../timetable/TimetableEditor.tsx';
import { zoneOptions } from '../timetable/zones.ts';
import type { SettingsBoxProps } from './settings-box.ts';

export interface LessonsBoxProps extends SettingsBoxProps {
  /** The stored timetable. */
  stored: Timetable;
  ports: TimetablePorts;
}

/** When the rule applies: all day, by the bells, or during manual lessons. */
export function LessonsBox({ draft, errors, managed, stored, ports, change }: LessonsBoxProps) {
  const { timetable } = draft;
  const isWrong = [...errors.keys()].some((path) => /^(bells|week|vacations|days|firstDay|lastDay|short)/.test(path));
  return (
    <section class="box" aria-label={i18n.t('admin.use.legend')}>
      <Managed on={managed.has('educationalUse')}>
        <UseChoice draft={draft} errors={errors} change={change} />
      </Managed>
      <Managed on={managed.has('timetable')}>
        <SelectField
          label={i18n.t('admin.field.zone')}
          hint={i18n.t('admin.hint.zone')}
          value={timetable.zone}
          options={zoneOptions(timetable.zone)}
          error={errorText(errors, 'zone')}
          change={(zone) => change({ timetable: { ...timetable, zone } })}
        />
      </Managed>
      {(draft.educationalUse === 'timetable' || isWrong) && (
        <TimetableEditor
          draft={timetable}
          use={draft.educationalUse}
          stored={stored}
          errors={errors}
          managed={managed.has('timetable')}
          ports={ports}
          change={(changed) => change({ timetable: changed })}
        />
      )}
    </section>
  );
}

function UseChoice({ draft, errors, change }: Pick<LessonsBoxProps, 'draft' | 'errors' | 'change'>) {
  return (
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
  );
}
