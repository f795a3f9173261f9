import { i18n } from '#i18n';
import { type ExportFormat, exportFormats } from '../../../core/export/frame.ts';
import { counted } from '../../shared/counted.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import type { ExportState } from './use-export.ts';

export interface ExportBoxProps {
  state: ExportState;
  /** Number of lines in the period, if known, to show progress. */
  expected: number;
  save(format: ExportFormat): void;
  stop(): void;
}

/** Saves the period to a file and shows progress. */
export function ExportBox({ state, expected, save, stop }: ExportBoxProps) {
  const running = state.kind === 'running';
  return (
    <section class="box" aria-labelledby="export-title">
      <h3 id="export-title">{i18n.t('admin.export.title')}</h3>
      <p class="hint">{i18n.t('admin.export.about')}</p>
      <div class="actions">
        {exportFormats.map((format) => (
          <ActionButton key={format} look="plain" off={running || state.kind === 'saving'} press={() => save(format)}>
            {i18n.t(`admin.export.${format}`)}
          </ActionButton>
        ))}
      </div>
      {running && (
        <div class="running">
          <progress
            aria-label={i18n.t('admin.export.running')}
            value={state.lines}
            max={Math.max(expected, state.lines, 1)}
          />
          <ActionButton look="plain" press={stop}>
            {i18n.t('shared.stop')}
          </ActionButton>
        </div>
      )}
      <ExportResult state={state} />
    </section>
  );
}

/** Result of an export, announced to screen readers when it ends. */
export function ExportResult({ state }: { state: ExportState }) {
  return (
    <div role="status" class="result">
      {state.kind === 'saving' && <p>{i18n.t('admin.export.saving')}</p>}
      {state.kind === 'saved' && <p>{counted('admin.export.saved', { name: state.name, count: state.lines })}</p>}
      {state.kind === 'saved' && state.refused > 0 && (
        <p class="error">{counted('admin.export.refused', { count: state.refused })}</p>
      )}
      {state.kind === 'stopped' && <p>{i18n.t('admin.export.stopped')}</p>}
      {state.kind === 'failed' && <p class="error">{i18n.t('admin.export.failed')}</p>}
    </div>
  );
}
