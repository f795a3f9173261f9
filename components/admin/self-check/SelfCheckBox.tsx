import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { systemsInWords } from '../text/words.ts';
import { SelfCheckPaper } from './SelfCheckPaper.tsx';
import { SelfCheckTables } from './SelfCheckTables.tsx';
import { sumWords } from './self-check-words.ts';
import type { SelfChecking, SelfCheckState } from './use-self-check.ts';

export interface SelfCheckBoxProps {
  checking: SelfChecking;
  pack: Pack;
  settings: Settings;
  /** True in a step of the first set-up, which is a region with the same heading. */
  isStep?: boolean;
  print(): void;
}

/** Starts the self-check, shows its progress and result, and prints it. */
export function SelfCheckBox(props: SelfCheckBoxProps) {
  const { checking, pack, settings, isStep = false } = props;
  const { state } = checking;
  const id = useId();
  return (
    <>
      {isStep ? (
        <div class="self-check">
          <SelfCheckBody {...props} />
        </div>
      ) : (
        <section class="box self-check" aria-labelledby={id}>
          <h3 id={id}>{i18n.t('admin.selfCheck.title')}</h3>
          <SelfCheckBody {...props} />
        </section>
      )}
      {state.kind === 'done' && <SelfCheckPaper {...state} pack={pack} settings={settings} />}
    </>
  );
}

function SelfCheckBody({ checking, pack, settings, print }: SelfCheckBoxProps) {
  const { state, start, stop } = checking;
  const running = state.kind === 'running';
  return (
    <>
      <p class="hint">{i18n.t('admin.selfCheck.about', { systems: systemsInWords(pack.systems.length) })}</p>
      <div class="actions">
        <ActionButton look="primary" off={running} press={() => void start()}>
          {i18n.t('admin.selfCheck.start')}
        </ActionButton>
        {state.kind === 'done' && (
          <ActionButton look="plain" press={print}>
            {i18n.t('admin.selfCheck.print')}
          </ActionButton>
        )}
      </div>
      {running && <SelfCheckProgress state={state} stop={stop} />}
      <SelfCheckResult state={state} />
      {state.kind === 'done' && (
        <>
          {settings.mode === 'audit' && <p class="hint">{i18n.t('admin.selfCheck.audit')}</p>}
          <SelfCheckTables check={state.check} pack={pack} table="report-table" />
        </>
      )}
    </>
  );
}

function SelfCheckProgress({ state, stop }: { state: Extract<SelfCheckState, { kind: 'running' }>; stop(): void }) {
  const { done, of, system } = state;
  return (
    <div class="running">
      <progress aria-label={i18n.t('admin.selfCheck.progress')} value={done} max={of} />
      <span>{system === null ? i18n.t('admin.selfCheck.last') : i18n.t('admin.selfCheck.running', { system })}</span>
      <ActionButton look="plain" press={stop}>
        {i18n.t('shared.stop')}
      </ActionButton>
    </div>
  );
}

/** Announced to screen readers when it ends. */
function SelfCheckResult({ state }: { state: SelfCheckState }) {
  return (
    <div role="status" class="result">
      {state.kind === 'stopped' && <p>{i18n.t('admin.selfCheck.stopped')}</p>}
      {state.kind === 'failed' && <p class="error">{i18n.t('admin.selfCheck.failed')}</p>}
      {state.kind === 'done' && <p class="self-check-sum">{sumWords(state.summary)}</p>}
      {state.kind === 'done' && !state.saved && <p class="error">{i18n.t('admin.selfCheck.notSaved')}</p>}
    </div>
  );
}
