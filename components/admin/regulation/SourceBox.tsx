import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { jsonEqual } from '../../../core/encoding/json-equal.ts';
import { blankRegulationDraft, toRegulationDraft } from '../../../core/regulation/regulation-draft.ts';
import {
  type RegulationFile,
  readRegulationFile,
  writeRegulationFile,
} from '../../../core/regulation/regulation-file.ts';
import type { Regulation } from '../../../core/regulation/regulation-schema.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { ManagedNote } from '../controls/Managed.tsx';
import { OpenFileButton } from '../controls/OpenFileButton.tsx';
import type { AdminPorts } from '../ports.ts';
import { FileResult } from './FileResult.tsx';
import type { RegulationChoice } from './regulation-choice.ts';
import type { RegulationForm } from './use-regulation-form.ts';

export interface SourceBoxProps {
  choice: RegulationChoice;
  form: RegulationForm;
  saveFile: AdminPorts['saveFile'];
  /** The button that unfolds the form. */
  children: ComponentChildren;
}

/** Takes a regulation into the form: a built-in one, a file or a blank one. Nothing is stored until the form is saved. */
export function SourceBox({ choice, form, saveFile, children }: SourceBoxProps) {
  const [file, setFile] = useState<RegulationFile | null>(null);
  const replace = (draft: RegulationForm['draft']): void => {
    setFile(null);
    form.replace(draft);
  };
  const open = (text: string | null): void => {
    const known = choice.systems.map(({ id }) => id);
    const found = readRegulationFile(text ?? '', choice.builtIn, known);
    if (found.regulation) form.replace(toRegulationDraft(found.regulation));
    setFile(found);
  };
  const save = (): void => {
    const regulation = form.typed() ?? choice.regulation;
    void saveFile(...fileOf(regulation)).catch(() => undefined); // the browser shows what went wrong
  };
  return (
    <section class="box" aria-labelledby="regulation-title">
      <h3 id="regulation-title">{i18n.t('admin.rules.regulation')}</h3>
      <p>{i18n.t('admin.regulation.about')}</p>
      {form.isManaged && <ManagedNote text={i18n.t('admin.regulation.managed')} />}
      <div class="actions">
        {children}
        {!form.isManaged && <OpenFileButton label={i18n.t('admin.regulation.open')} open={open} />}
        {!form.isManaged && <StartButtons choice={choice} form={form} replace={replace} />}
        <ActionButton look="plain" press={save}>
          {i18n.t('admin.regulation.saveFile')}
        </ActionButton>
        {form.undo && (
          <ActionButton look="quiet" press={form.undo}>
            {i18n.t('admin.regulation.undo')}
          </ActionButton>
        )}
      </div>
      <FileResult file={file} />
    </section>
  );
}

interface StartButtonsProps extends Pick<SourceBoxProps, 'choice' | 'form'> {
  replace(draft: RegulationForm['draft']): void;
}

/** One button for each built-in regulation, the only one is simply the built-in one; and one for a blank form. */
function StartButtons({ choice: { builtIn }, form, replace }: StartButtonsProps) {
  return (
    <>
      {builtIn.map((regulation) => {
        const draft = toRegulationDraft(regulation);
        const school = regulation.school.shortName.ru;
        return (
          <ActionButton
            key={regulation.id}
            look="plain"
            off={jsonEqual(draft, form.draft)}
            press={() => replace(draft)}
          >
            {builtIn.length > 1 ? i18n.t('admin.regulation.builtIn', { school }) : i18n.t('admin.regulation.restore')}
          </ActionButton>
        );
      })}
      <ActionButton look="plain" press={() => replace(blankRegulationDraft())}>
        {i18n.t('admin.regulation.blank')}
      </ActionButton>
    </>
  );
}

function fileOf(regulation: Regulation): Parameters<AdminPorts['saveFile']> {
  return [`dezhurny-${regulation.id}.json`, 'application/json', [writeRegulationFile(regulation)]];
}
