import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { ActionButton } from '../controls/ActionButton.tsx';
import { OpenFileButton } from '../controls/OpenFileButton.tsx';
import { FileChanges } from './FileChanges.tsx';
import { SaveSettingsFile, type SaveSettingsFileProps } from './SaveSettingsFile.tsx';
import { type SettingsFileInput, useSettingsFile } from './use-settings-file.ts';

export interface SettingsFileBoxProps extends SettingsFileInput {
  pack: SaveSettingsFileProps['pack'] & Parameters<typeof FileChanges>[0]['pack'];
  /** Whether the form above has changes that are not saved. */
  hasDraft: boolean;
}

/** All settings as one file: out, for other PCs and for a policy, and in, after the changes were shown. */
export function SettingsFileBox({ pack, hasDraft, ...input }: SettingsFileBoxProps) {
  const { checked, choice, ports } = input;
  const { state, open, apply, undo, discard } = useSettingsFile(input);
  return (
    <div class="box">
      <p>{i18n.t('admin.settingsFile.about')}</p>
      <SaveSettingsFile settings={checked.settings} choice={choice} pack={pack} ports={ports} />
      {hasDraft && <p class="hint">{i18n.t('admin.settingsFile.withoutDraft')}</p>}
      <div class="actions">
        <OpenFileButton label={i18n.t('admin.settingsFile.open')} off={hasDraft} open={(text) => void open(text)} />
      </div>
      {hasDraft && <p class="hint">{i18n.t('admin.settingsFile.draftFirst')}</p>}
      {state.kind === 'opened' && (
        <FileChanges
          file={state.file}
          now={checked.settings}
          pack={pack}
          apply={() => void apply(state.file)}
          discard={discard}
        />
      )}
      <Result key={state.kind} takesFocus={['applied', 'undone', 'failed', 'broken-off'].includes(state.kind)}>
        {state.kind === 'not-json' && <p class="error">{i18n.t('admin.settingsFile.notJson')}</p>}
        {state.kind === 'not-settings' && <p class="error">{i18n.t('admin.settingsFile.notSettings')}</p>}
        {state.kind === 'applying' && <p>{i18n.t('admin.settingsFile.applying')}</p>}
        {state.kind === 'failed' && <p class="error">{i18n.t('admin.settingsFile.failed')}</p>}
        {state.kind === 'broken-off' && <p class="error">{i18n.t('admin.settingsFile.brokenOff')}</p>}
        {state.kind === 'undone' && <p class="saved">{i18n.t('admin.settingsFile.undone')}</p>}
        {state.kind === 'applied' && (
          <>
            <p class="saved">{i18n.t('admin.settingsFile.applied')}</p>
            <ActionButton look="plain" press={() => void undo(state.before)}>
              {i18n.t('admin.settingsFile.undo')}
            </ActionButton>
          </>
        )}
      </Result>
    </div>
  );
}

/** What became of a file. It takes the focus of the button that is gone. */
function Result({ takesFocus, children }: { takesFocus: boolean; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  return (
    <div ref={box} role="status" class="result running" tabIndex={-1}>
      {children}
    </div>
  );
}
