import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { ActionButton } from '../controls/ActionButton.tsx';
import { useStop } from '../controls/use-stop.ts';
import type { AdminPorts } from '../ports.ts';
import type { Counting } from './use-own-days.ts';

/** Result of the last recount. */
type Recount = 'none' | 'same' | 'other' | 'failed' | Counting;

interface RecountBoxProps {
  recount: AdminPorts['recountDailyAggregates'];
  changed(): void;
}

/** Recounts the journal and compares the result with the stored daily aggregates. */
export function RecountBox(props: RecountBoxProps) {
  const { state, start, stop } = useRecount(props);
  const isRunning = typeof state === 'object';
  return (
    <section class="box" aria-labelledby="recount-title">
      <h3 id="recount-title">{i18n.t('admin.recount.title')}</h3>
      <p class="hint">{i18n.t('admin.recount.about')}</p>
      <div class="actions">
        <ActionButton look="plain" off={isRunning} press={() => void start()}>
          {i18n.t('admin.recount.start')}
        </ActionButton>
      </div>
      {isRunning && (
        <div class="running">
          <CountingBar counting={state} />
          <ActionButton look="plain" press={stop}>
            {i18n.t('shared.stop')}
          </ActionButton>
        </div>
      )}
      <div role="status" class="result">
        {!isRunning && state !== 'none' && (
          <p class={state === 'failed' ? 'error' : undefined}>{i18n.t(`admin.recount.${state}`)}</p>
        )}
      </div>
    </section>
  );
}

/** Run a recount, which can be stopped: what is counted so far is kept, and the next count goes on from there. */
function useRecount({ recount, changed }: RecountBoxProps) {
  const [state, setState] = useState<Recount>('none');
  const { begin, stop } = useStop();
  const start = async (): Promise<void> => {
    const signal = begin();
    setState({ done: 0, of: 1 });
    try {
      const isSame = await recount((done, of) => {
        signal.throwIfAborted();
        setState({ done, of });
      });
      setState(isSame ? 'same' : 'other');
      if (!isSame) changed();
    } catch {
      setState(signal.aborted ? 'none' : 'failed');
    }
  };
  return { state, start, stop };
}

/** Progress of the recount. */
export function CountingBar({ counting: { done, of } }: { counting: Counting }) {
  return <progress aria-label={i18n.t('admin.recount.running')} value={done} max={Math.max(of, done, 1)} />;
}
