import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ExportFormat } from '../../../core/export/frame.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import type { ExportState } from '../export/use-export.ts';
import { EraseDialog } from './EraseDialog.tsx';

export interface EraseBoxProps {
  /** Incidents in the whole journal. */
  countAll(): Promise<number>;
  /** Saves the whole journal to a file. */
  saveAll(format: ExportFormat): void;
  exported: ExportState;
  erase(): Promise<void>;
}

/** Erases the journal after a confirmation that lists what is lost, and shows the result. */
export function EraseBox({ countAll, saveAll, exported, erase }: EraseBoxProps) {
  const [asking, setAsking] = useState<{ count: number | null } | null>(null);
  const [result, setResult] = useState<'none' | 'erased' | 'failed'>('none');
  const ask = async (): Promise<void> => {
    setResult('none');
    setAsking({ count: await countAll().catch(() => null) });
  };
  const confirm = async (): Promise<void> => {
    setAsking(null);
    const erased = await erase().then(
      () => true,
      () => false,
    );
    setResult(erased ? 'erased' : 'failed');
  };
  return (
    <section class="box" aria-labelledby="erase-title">
      <h3 id="erase-title">{i18n.t('admin.erase.title')}</h3>
      <p class="hint">{i18n.t('admin.erase.about')}</p>
      <div class="actions">
        <ActionButton look="danger" press={ask}>
          {i18n.t('admin.erase.ask')}
        </ActionButton>
      </div>
      {asking && (
        <EraseDialog
          count={asking.count}
          exported={exported}
          saveAll={saveAll}
          confirm={confirm}
          cancel={() => setAsking(null)}
        />
      )}
      <EraseResult result={result} />
    </section>
  );
}

function EraseResult({ result }: { result: 'none' | 'erased' | 'failed' }) {
  return (
    <div role="status" class="result">
      {result === 'erased' && <p>{i18n.t('admin.erase.erased')}</p>}
      {result === 'failed' && <p class="error">{i18n.t('admin.erase.failed')}</p>}
    </div>
  );
}
