import { i18n } from '#i18n';
import { ActionButton } from '../../controls/ActionButton.tsx';
import { sumWords } from '../../self-check/self-check-words.ts';
import type { SelfChecking } from '../../self-check/use-self-check.ts';
import { type PaperKind, paperKinds } from './paper-facts.ts';
import type { DocxSaving } from './use-docx.ts';

export interface PapersBoxProps {
  paper: PaperKind | null;
  choose(kind: PaperKind | null): void;
  print(): void;
  saving: DocxSaving;
  /** The self-check for the annex of an act; `null` where files of other PCs are reported. */
  checking: SelfChecking | null;
}

/** Selects a paper, or the page, and prints it. */
export function PapersBox({ paper, choose, print, saving, checking }: PapersBoxProps) {
  const { state, save } = saving;
  return (
    <section class="box" aria-labelledby="documents-title">
      <h3 id="documents-title">{i18n.t('admin.documents.choose')}</h3>
      <div class="choices">
        {[null, ...paperKinds].map((kind) => (
          <label key={kind ?? 'page'} class="check">
            <input type="radio" name="document" checked={paper === kind} onChange={() => choose(kind)} />
            <span>{i18n.t(`admin.documents.${kind ?? 'page'}`)}</span>
          </label>
        ))}
      </div>
      {paper === 'inspection' && checking && <AnnexCheck checking={checking} />}
      <p class="hint">{i18n.t('admin.documents.hint')}</p>
      <div class="actions">
        <ActionButton look="primary" press={print}>
          {i18n.t('admin.documents.print')}
        </ActionButton>
        {paper && (
          <ActionButton look="plain" off={state.kind === 'running'} press={() => void save()}>
            {i18n.t('admin.documents.docx')}
          </ActionButton>
        )}
      </div>
      <div role="status" class="result">
        {state.kind === 'saved' && <p>{i18n.t('admin.documents.docxSaved', { name: state.name })}</p>}
        {state.kind === 'failed' && <p class="error">{i18n.t('admin.documents.docxFailed')}</p>}
      </div>
    </section>
  );
}

/** Runs the self-check whose tables go into the annex. */
function AnnexCheck({ checking: { state, start } }: { checking: SelfChecking }) {
  const running = state.kind === 'running';
  return (
    <>
      <p class="hint">{i18n.t('admin.documents.checkHint')}</p>
      <div class="actions">
        <ActionButton look="plain" off={running} press={() => void start()}>
          {i18n.t('admin.documents.check')}
        </ActionButton>
      </div>
      {running && <progress aria-label={i18n.t('admin.selfCheck.progress')} value={state.done} max={state.of} />}
      <div role="status" class="result">
        {state.kind === 'done' && <p>{sumWords(state.summary)}</p>}
        {state.kind === 'failed' && <p class="error">{i18n.t('admin.selfCheck.failed')}</p>}
      </div>
    </>
  );
}
