import { useState } from 'preact/hooks';
import type { Paper } from '../../../../core/paper/paper.ts';
import type { DayRange } from '../../../../core/time/day-range.ts';
import type { AdminPorts } from '../../ports.ts';

/** State of the last DOCX. */
export type DocxState = { kind: 'none' | 'running' | 'failed' } | { kind: 'saved'; name: string };

/** Saves the chosen paper. */
export interface DocxSaving {
  state: DocxState;
  save(): Promise<void>;
}

/** Save a paper as DOCX, named after it and its days. A result is forgotten when another paper is chosen. */
export function useDocx(ports: AdminPorts, paper: Paper | null, { from, to }: DayRange): DocxSaving {
  const [done, setDone] = useState<{ of: string; state: DocxState } | null>(null);
  const name = paper ? `dezhurny_${paper.name.replace(/\s+/g, '-')}_${from}_${to}.docx` : '';
  const save = async (): Promise<void> => {
    if (!paper) return;
    const tell = (state: DocxState): void => setDone({ of: name, state });
    tell({ kind: 'running' });
    try {
      const file = await ports.writeDocx(paper);
      const saved = await ports.saveFile(name, file.type, [file]);
      tell(saved === 'saved' ? { kind: 'saved', name } : { kind: 'none' });
    } catch {
      tell({ kind: 'failed' });
    }
  };
  return { state: done?.of === name ? done.state : { kind: 'none' }, save };
}
