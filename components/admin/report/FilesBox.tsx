import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { isPcCountLowerBound } from '../../../core/report/merge.ts';
import { counted } from '../../shared/counted.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { DropBox } from '../controls/DropBox.tsx';
import { refusalWords } from './refusal-words.ts';
import type { ImportedFiles } from './use-imported-files.ts';

/** Imports chosen or dropped export files of many PCs, and shows the result for each. */
export function FilesBox({ files }: { files: ImportedFiles }) {
  return (
    <DropBox labelledBy="files-title" take={(dropped) => void files.add(dropped)}>
      <h3 id="files-title">{i18n.t('admin.files.title')}</h3>
      <p class="hint">{i18n.t('admin.files.about')}</p>
      <FileActions files={files} />
      {files.reading && (
        <div class="running">
          <progress aria-label={i18n.t('admin.files.reading')} value={files.reading.done} max={files.reading.of} />
          <ActionButton look="plain" press={files.stop}>
            {i18n.t('shared.stop')}
          </ActionButton>
        </div>
      )}
      <FilesResult files={files} />
    </DropBox>
  );
}

function FileActions({ files }: { files: ImportedFiles }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="actions">
      <ActionButton look="plain" off={files.reading !== null} press={() => input.current?.click()}>
        {i18n.t('shared.chooseFiles')}
      </ActionButton>
      {files.taken + files.refused.length > 0 && (
        <ActionButton look="quiet" press={files.forget}>
          {i18n.t('admin.files.forget')}
        </ActionButton>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".json,application/json"
        aria-label={i18n.t('shared.chooseFiles')}
        onChange={({ currentTarget }) => {
          void files.add([...(currentTarget.files ?? [])]);
          // Lets the person choose the same file again after correcting it.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

function FilesResult({ files: { taken, joined, refused } }: { files: ImportedFiles }) {
  return (
    <div role="status" class="result">
      {taken > 0 && (
        <p>
          {i18n.t(isPcCountLowerBound(joined) ? 'admin.files.takenAtLeast' : 'admin.files.taken', {
            files: taken,
            pcs: joined.pcs.length,
          })}
        </p>
      )}
      {joined.remarks.map(({ kind, names }) => (
        <p key={`${kind} ${names[0]}`}>
          {kind === 'copied-profile'
            ? i18n.t('admin.files.copiedProfile', { names: names.join(', ') })
            : i18n.t('admin.files.orderUnclear', { names: names.join(', ') })}
        </p>
      ))}
      {refused.length > 0 && <p class="error">{counted('admin.files.refused', { count: refused.length })}</p>}
      <ul>
        {refused.map((file) => (
          <li key={`${file.name} ${file.why}`} class="error">
            {i18n.t('admin.files.why', { name: file.name, why: refusalWords(file) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
