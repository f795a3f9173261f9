import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { counted } from '../../shared/counted.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import type { SettingsForm } from './use-settings-form.ts';

export interface SaveBarProps {
  form: Pick<SettingsForm, 'dirty' | 'overtaken' | 'state' | 'revert' | 'restore'> & {
    errors: { readonly size: number };
  };
  /** Label of the button that saves. */
  save?: string;
  /** Stands above the fields and stays there, so that the keyboard comes to it first. */
  isOnTop?: boolean;
}

/** Shows the state of the draft, with buttons to save or discard it. */
export function SaveBar({ form, save = i18n.t('admin.save.save'), isOnTop = false }: SaveBarProps) {
  const { dirty, overtaken, state } = form;
  const saveButton = useRef<HTMLButtonElement>(null);
  const revert = (): void => {
    form.revert();
    // The pressed button goes with the changes.
    saveButton.current?.focus();
  };
  return (
    <div class={`save-bar ${isOnTop ? 'save-bar-top' : ''} ${dirty ? 'save-bar-dirty' : ''}`}>
      <div role="status" class="save-state">
        <StateText form={form} />
        {overtaken && state !== 'saving' && <p>{i18n.t('admin.save.overtaken')}</p>}
      </div>
      <div class="actions">
        {form.restore && (
          <ActionButton look="quiet" press={form.restore}>
            {i18n.t('admin.save.restore')}
          </ActionButton>
        )}
        {dirty && (
          <ActionButton look="quiet" press={revert}>
            {i18n.t('admin.save.revert')}
          </ActionButton>
        )}
        <button ref={saveButton} type="submit" class="button button-primary">
          {save}
        </button>
      </div>
    </div>
  );
}

function StateText({ form: { dirty, errors, state, restore } }: Pick<SaveBarProps, 'form'>) {
  if (state === 'failed') return <p class="error">{i18n.t('admin.save.failed')}</p>;
  if (errors.size > 0) return <p class="error">{counted('admin.save.invalid', { count: errors.size })}</p>;
  if (dirty) return <p>{i18n.t('admin.save.dirty')}</p>;
  if (restore) return <p>{i18n.t('admin.save.reverted')}</p>;
  if (state === 'saved') return <p class="saved">{i18n.t('admin.save.saved')}</p>;
  return <p class="hint">{i18n.t('admin.save.clean')}</p>;
}
