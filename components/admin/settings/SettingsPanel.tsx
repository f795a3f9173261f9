import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { Timetable } from '../../../core/timetable/timetable-schema.ts';
import { counted } from '../../shared/counted.ts';
import { ManagedNote } from '../controls/Managed.tsx';
import type { TimetablePorts } from '../ports.ts';
import { AllowedBox } from './AllowedBox.tsx';
import { LessonsBox } from './LessonsBox.tsx';
import { LinksBox } from './LinksBox.tsx';
import { ModeBox } from './ModeBox.tsx';
import { PlaceBox } from './PlaceBox.tsx';
import { RightsBox } from './RightsBox.tsx';
import { SaveBar } from './SaveBar.tsx';
import { SchoolWordsBox } from './SchoolWordsBox.tsx';
import type { SettingsForm } from './use-settings-form.ts';

export interface SettingsPanelProps {
  form: SettingsForm;
  /** The regulation in force. */
  pack: Pack;
  /** The stored timetable. */
  stored: Timetable;
  ports: TimetablePorts;
}

/** The settings of this PC. */
export function SettingsPanel({ form, pack, stored, ports }: SettingsPanelProps) {
  const { draft, errors, managed, state, change } = form;
  const { systems } = pack;
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
        {managed.size > 0 && <ManagedNote text={counted('admin.managed.some', { count: managed.size })} />}
      </div>
      <ModeBox pack={pack} draft={draft} errors={errors} managed={managed} change={change} />
      <AllowedBox systems={systems} draft={draft} errors={errors} managed={managed} change={change} />
      <LessonsBox draft={draft} errors={errors} managed={managed} stored={stored} ports={ports} change={change} />
      <SchoolWordsBox pack={pack} draft={draft} errors={errors} managed={managed} change={change} />
      <LinksBox pack={pack} draft={draft} errors={errors} managed={managed} change={change} />
      <PlaceBox draft={draft} errors={errors} managed={managed} change={change} />
      <RightsBox draft={draft} errors={errors} managed={managed} change={change} />
      <SaveBar form={form} />
    </form>
  );
}
