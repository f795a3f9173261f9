import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ExportFormat } from '../../../core/export/frame.ts';
import { counted } from '../../shared/counted.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { ExportResult } from '../export/ExportBox.tsx';
import type { ExportState } from '../export/use-export.ts';

export interface EraseDialogProps {
  /** Incidents that would be lost; `null` when the journal could not be counted. */
  count: number | null;
  exported: ExportState;
  saveAll(format: ExportFormat): void;
  confirm(): void;
  cancel(): void;
}

/** Confirmation before the journal is erased. The cancel button has the initial focus. */
export function EraseDialog({ count, exported, saveAll, confirm, cancel }: EraseDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const wayOut = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    wayOut.current?.focus();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  const busy = exported.kind === 'running';
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="erase-question" aria-describedby="erase-text" onClose={cancel}>
      <h2 id="erase-question">{i18n.t('admin.erase.question')}</h2>
      <div id="erase-text">
        <p>{count === null ? i18n.t('admin.erase.loseAll') : counted('admin.erase.lose', { count })}</p>
        <p>{i18n.t('admin.erase.saveFirst')}</p>
      </div>
      <div class="actions">
        <ActionButton look="plain" off={busy} press={() => saveAll('csv')}>
          {i18n.t('admin.erase.csv')}
        </ActionButton>
        <ActionButton look="plain" off={busy} press={() => saveAll('json')}>
          {i18n.t('admin.erase.json')}
        </ActionButton>
      </div>
      <ExportResult state={exported} />
      <div class="actions dialog-end">
        <ActionButton look="primary" focusRef={wayOut} press={() => dialog.current?.close()}>
          {i18n.t('admin.erase.cancel')}
        </ActionButton>
        <ActionButton look="danger" off={busy} press={confirm}>
          {i18n.t('admin.erase.confirm')}
        </ActionButton>
      </div>
    </dialog>
  );
}
