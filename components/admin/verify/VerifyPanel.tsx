import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SignatureCheck } from '../../../core/verify/integrity-finding.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { DropBox } from '../controls/DropBox.tsx';
import { FileVerdict } from './FileVerdict.tsx';
import { useVerifiedFiles, type VerifiedFiles } from './use-verified-files.ts';

/** Verifies that exports are unchanged. The files stay on this PC and are not stored. */
export function VerifyPanel({ isSigned }: { isSigned: SignatureCheck }) {
  const files = useVerifiedFiles(isSigned);
  const { judged, stopped } = files;
  return (
    <>
      <div class="panel-head">
        <h2 id="verify-title">{i18n.t('admin.verify.title')}</h2>
      </div>
      <DropBox labelledBy="verify-title" take={(dropped) => void files.verify(dropped)}>
        <p class="hint">{i18n.t('admin.verify.about')}</p>
        <FileChoice verify={files.verify} />
        <Running files={files} />
      </DropBox>
      <div role="status" class="verdicts">
        {judged.map((file, at) => (
          <FileVerdict key={`${at} ${file.name}`} file={file} />
        ))}
        {stopped && <p>{i18n.t('admin.verify.stopped', { done: stopped.done, of: stopped.of })}</p>}
      </div>
    </>
  );
}

function FileChoice({ verify }: Pick<VerifiedFiles, 'verify'>) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="actions">
      <ActionButton look="primary" press={() => input.current?.click()}>
        {i18n.t('shared.chooseFiles')}
      </ActionButton>
      <input
        ref={input}
        type="file"
        multiple
        accept=".json,application/json"
        hidden
        aria-label={i18n.t('shared.chooseFiles')}
        onChange={({ currentTarget }) => {
          void verify([...(currentTarget.files ?? [])]);
          // Lets the person choose the same file again after correcting it.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

function Running({ files: { running, stop } }: { files: VerifiedFiles }) {
  if (!running) return null;
  return (
    <div class="running">
      <progress aria-label={i18n.t('admin.verify.checking')} value={running.done} max={running.of} />
      <ActionButton look="plain" press={stop}>
        {i18n.t('shared.stop')}
      </ActionButton>
    </div>
  );
}
