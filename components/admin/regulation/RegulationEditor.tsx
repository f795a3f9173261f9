import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { ActionButton } from '../controls/ActionButton.tsx';
import { Managed } from '../controls/Managed.tsx';
import type { AdminPorts } from '../ports.ts';
import { SaveBar } from '../settings/SaveBar.tsx';
import { DocumentBox } from './DocumentBox.tsx';
import { EnglishBox } from './EnglishBox.tsx';
import { ItemsBox } from './ItemsBox.tsx';
import { PlatformsBox } from './PlatformsBox.tsx';
import type { RegulationChoice } from './regulation-choice.ts';
import { SchoolBox } from './SchoolBox.tsx';
import { SourceBox } from './SourceBox.tsx';
import type { RegulationForm } from './use-regulation-form.ts';

export interface RegulationEditorProps {
  choice: RegulationChoice;
  form: RegulationForm;
  ports: Pick<AdminPorts, 'saveFile'>;
}

/** Chooses the regulation, and edits it in a form that is folded until it is needed. */
export function RegulationEditor({ choice, form, ports }: RegulationEditorProps) {
  const { dirty, isManaged, state } = form;
  const [isOpen, setOpen] = useState(false);
  const fields = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (dirty) setOpen(true);
  }, [dirty]);
  useEffect(() => {
    if (state === 'invalid')
      fields.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')?.focus();
  }, [state]);
  const submit = (event: Event): void => {
    event.preventDefault();
    void form.save();
  };
  const toggle = isManaged ? i18n.t('admin.regulation.show') : i18n.t('admin.regulation.edit');
  return (
    <form ref={fields} class="regulation" noValidate onSubmit={submit} aria-label={i18n.t('admin.regulation.form')}>
      <SourceBox choice={choice} form={form} saveFile={ports.saveFile}>
        {!dirty && (
          <ActionButton look="plain" press={() => setOpen(!isOpen)} expanded={isOpen}>
            {isOpen ? i18n.t('shared.fold') : toggle}
          </ActionButton>
        )}
      </SourceBox>
      {(isOpen || dirty) && (
        <>
          <Managed on={isManaged} many>
            <div class="regulation-fields">
              <SchoolBox form={form} />
              <DocumentBox form={form} />
              <ItemsBox form={form} systems={choice.systems} />
              <PlatformsBox form={form} choice={choice} />
              <EnglishBox form={form} choice={choice} />
            </div>
          </Managed>
          {!isManaged && <SaveBar form={form} save={i18n.t('admin.regulation.save')} />}
        </>
      )}
    </form>
  );
}
