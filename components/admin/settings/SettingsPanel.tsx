import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { Timetable } from '../../../core/timetable/timetable-schema.ts';
import { counted } from '../../shared/counted.ts';
import { ManagedNote } from '../controls/Managed.tsx';
import type { TimetablePorts } from '../ports.ts';
import { AllowedBox } from './AllowedBox.tsx';
import { JournalBox } from './JournalBox.tsx';
import { LessonsBox } from './LessonsBox.tsx';
import { LinksBox } from './LinksBox.tsx';
import { ModeBox } from './ModeBox.tsx';
import { SaveBar } from './SaveBar.tsx';
import { SchoolWordsBox } from './SchoolWordsBox.tsx';
import { SettingsContents, SettingsSection } from './SettingsSection.tsx';
import { TeachersBox } from './TeachersBox.tsx';
import type { SettingsForm } from './use-settings-form.ts';
import { WarningPreview } from './WarningPreview.tsx';

export interface SettingsPanelProps {
  form: SettingsForm;
  /** The regulation in force. */
  pack: Pack;
  /** The stored timetable. */
  stored: Timetable;
  ports: TimetablePorts;
  /** The file of all settings. */
  children: ComponentChildren;
}

/** The settings of this PC: contents, the bar that saves, and the sections. */
export function SettingsPanel({ children, ...props }: SettingsPanelProps) {
  const { managed, state, save } = props.form;
  const fields = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state === 'invalid') fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);
  const submit = (event: Event): void => {
    event.preventDefault();
    void save();
  };
  return (
    <>
      <form ref={fields} noValidate onSubmit={submit}>
        <div class="panel-head">
          <h2>{i18n.t('admin.settings.title')}</h2>
          <p class="lead">{i18n.t('admin.settings.lead')}</p>
          {managed.size > 0 && <ManagedNote text={counted('admin.managed.some', { count: managed.size })} />}
          <SettingsContents />
        </div>
        <SaveBar form={props.form} isOnTop />
        <Sections {...props} />
      </form>
      <SettingsSection name="file">{children}</SettingsSection>
    </>
  );
}

function Sections({ form, pack, stored, ports }: Omit<SettingsPanelProps, 'children'>) {
  const { draft, errors, managed, change } = form;
  const box = { draft, errors, managed, change };
  return (
    <>
      <SettingsSection name="lesson">
        <div class="columns columns-even">
          <ModeBox {...box} pack={pack} />
          <WarningPreview draft={draft} pack={pack} css={ports.bannerCss} />
        </div>
        <AllowedBox {...box} systems={pack.systems} />
      </SettingsSection>
      <SettingsSection name="time">
        <LessonsBox {...box} stored={stored} ports={ports} />
      </SettingsSection>
      <SettingsSection name="words">
        <SchoolWordsBox {...box} pack={pack} />
        <LinksBox {...box} pack={pack} />
      </SettingsSection>
      <SettingsSection name="teachers">
        <TeachersBox {...box} />
      </SettingsSection>
      <SettingsSection name="journal">
        <JournalBox {...box} pack={pack} />
      </SettingsSection>
    </>
  );
}
