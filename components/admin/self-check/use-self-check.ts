import { useState } from 'preact/hooks';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { runSelfCheck } from '../../../core/status/run-self-check.ts';
import { countsOf, type SelfCheck } from '../../../core/status/self-check.ts';
import type { SelfCheckSummary } from '../../../core/status/self-check-summary.ts';
import type { StatusFacts } from '../../../core/status/status.ts';
import { language, systemName } from '../../shared/language.ts';
import { useStop } from '../controls/use-stop.ts';
import type { AdminPorts } from '../ports.ts';

/** State of the self-check. `saved`: the summary is stored for the printed act. */
export type SelfCheckState =
  | { kind: 'none' | 'stopped' | 'failed' }
  | { kind: 'running'; done: number; of: number; system: string | null }
  | { kind: 'done'; check: SelfCheck; facts: StatusFacts; summary: SelfCheckSummary; saved: boolean };

/** A self-check that can be started and stopped. */
export interface SelfChecking {
  state: SelfCheckState;
  start(): Promise<void>;
  stop(): void;
}

/** Run the self-check and store its summary. @param over called after a summary was stored */
export function useSelfCheck(ports: AdminPorts, pack: Pack, settings: Settings, over: () => void): SelfChecking {
  const [state, setState] = useState<SelfCheckState>({ kind: 'none' });
  const { begin, stop } = useStop();
  const start = async (): Promise<void> => {
    const signal = begin();
    const progress = (done: number, of: number, system: string | null): Promise<void> => {
      setState({ kind: 'running', done, of, system });
      return nextTask();
    };
    void progress(0, pack.systems.length + 1, null);
    try {
      const facts = await ports.loadStatusFacts();
      const { national, addresses } = ports;
      const nameOf = (system: string): string => systemName(pack.systems, system);
      const words = pack.words[language()];
      const check = await runSelfCheck({
        pack,
        addresses,
        settings,
        national,
        facts,
        ports,
        nameOf,
        words,
        signal,
        progress,
      });
      const day = ports.today(settings.timetable.zone);
      const summary = { day, version: facts.version, pack: pack.id, ...countsOf(check) };
      const saved = await ports.saveSelfCheck(summary).then(
        () => true,
        () => false,
      );
      setState({ kind: 'done', check, facts, summary, saved });
      if (saved) over();
    } catch {
      setState({ kind: signal.aborted ? 'stopped' : 'failed' });
    }
  };
  return { state, start, stop };
}

/** Lets the browser draw the page and handle a click on the stop button. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
