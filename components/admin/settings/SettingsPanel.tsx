import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Timetable } from '../../../core/timetable/timetable-schema.ts';
import { CheckField } from '../controls/CheckField.tsx';
import { Managed, ManagedNote } from '../controls/Managed.tsx';
import { TextField } from '../controls/TextField.tsx';
import type { TimetablePorts } from '../ports.ts';
import { errorText } from '../text/error-text.ts';
import { LessonsBox } from './LessonsBox.tsx';
import { ModeBox } from './ModeBox.tsx';
import { RightsBox } from './RightsBox.tsx';
import { SaveBar } from './SaveBar.tsx';
import type { SettingsForm } from './use-settings-form.ts';

export interface SettingsPanelProps {
  form: SettingsForm;
  /** The timetable in force. */
  stored: Timetable;
  ports: TimetablePorts;
}

/** The settings of this PC. */
export function SettingsPanel({ form, stored, ports }: SettingsPanelProps) {
  const { draft, errors, managed, state, change } = form;
  const fields = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state === 'invalid') fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);
  const submit = (event: Event): void => {
    event.preventDefault();
    void form.save();
  };
  return (
    <form ref={fields} noValidate onSubmit={submit}>
      <div class="panel-head">
        <h2>{i18n.t('admin.settings.title')}</h2>
        <p class="lead">{i18n.t('admin.settings.lead')}</p>
        {managed.size > 0 && <ManagedNote text={i18n.t('admin.managed.some', { count: managed.size })} />}
      </div>
      <ModeBox draft={draft} errors={errors} managed={managed} change={change} />
      <LessonsBox draft={draft} errors={errors} managed={managed} stored={stored} ports={ports} change={change} />
      <section class="box" aria-labelledby="links-title">
        <h3 id="links-title">{i18n.t('admin.settings.links')}</h3>
        <Managed on={managed.has('maxLink')}>
          <TextField
            type="url"
            label={i18n.t('admin.field.maxLink')}
            hint={i18n.t('admin.hint.link')}
            value={draft.maxLink}
            error={errorText(errors, 'maxLink')}
            change={(maxLink) => change({ maxLink })}
          />
        </Managed>
        <Managed on={managed.has('sferumLink')}>
          <TextField
            type="url"
            label={i18n.t('admin.field.sferumLink')}
            hint={i18n.t('admin.hint.link')}
            value={draft.sferumLink}
            error={errorText(errors, 'sferumLink')}
            change={(sferumLink) => change({ sferumLink })}
          />
        </Managed>
      </section>
      <section class="box" aria-labelledby="place-title">
        <h3 id="place-title">{i18n.t('admin.settings.place')}</h3>
        <Managed on={managed.has('place')}>
          <TextField
            label={i18n.t('admin.field.place')}
            hint={i18n.t('admin.hint.place')}
            maxLength={40}
            value={draft.place}
            error={errorText(errors, 'place')}
            change={(place) => change({ place })}
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
      <RightsBox draft={draft} errors={errors} managed={managed} change={change} />
      <SaveBar form={form} />
    </form>
  );
}
