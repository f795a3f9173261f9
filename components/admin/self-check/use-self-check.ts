import { useRef, useState } from 'preact/hooks';
import type { Pack } from '../../../core/rules/rule-schema.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { countsOf, type SelfCheck } from '../../../core/status/self-check.ts';
import type { SelfCheckSummary } from '../../../core/status/self-check-summary.ts';
import type { StatusFacts } from '../../../core/status/status.ts';
import type { AdminPorts } from '../ports.ts';
import { runSelfCheck } from './run-self-check.ts';

/** How the self-check goes or went. `saved`: the act will have it. */
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

/** Runs the self-check and remembers how it went. @param over told when another one is remembered */
export function useSelfCheck(ports: AdminPorts, pack: Pack, settings: Settings, over: () => void): SelfChecking {
  const [state, setState] = useState<SelfCheckState>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  const start = async (): Promise<void> => {
    running.current = new AbortController();
    const { signal } = running.current;
    const progress = (done: number, of: number, system: string | null): void =>
      setState({ kind: 'running', done, of, system });
    progress(0, pack.systems.length + 1, null);
    try {
      const facts = await ports.loadStatusFacts();
      const { national, nine } = ports;
      const check = await runSelfCheck({ pack, nine, settings, national, facts, ports, signal, progress });
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
  return { state, start, stop: () => running.current?.abort() };
}
