import { useRef, useState } from 'preact/hooks';
import type { Pack } from '../../../core/rules/rule-schema.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { OpenDayRange } from '../../../core/time/day-range.ts';
import { everyDay } from '../../../core/time/day-range.ts';
import type { AdminPorts } from '../ports.ts';
import { fileWords } from './file-words.ts';
import { type FileFormat, makeFile } from './write-files.ts';

/** How the last export goes or went. */
export type ExportState =
  | { kind: 'none' }
  | { kind: 'running'; lines: number }
  | { kind: 'saved'; name: string; lines: number; refused: number }
  | { kind: 'stopped' }
  | { kind: 'failed' };

/** An export that can be started and stopped. */
export interface Exporting {
  state: ExportState;
  save(format: FileFormat, period: OpenDayRange): Promise<void>;
  stop(): void;
}

/** ms between two looks at how far it is: each draws the page anew, and a file may have thousands of pieces. */
const LOOK = 200;

function nowAndThen(tell: (lines: number) => void): (lines: number) => void {
  let told = performance.now();
  return (lines) => {
    if (performance.now() - told < LOOK) return;
    told = performance.now();
    tell(lines);
  };
}

/** Writes a period of the journal to a file and tells how it goes. */
export function useExport(ports: AdminPorts, pack: Pack, { place, timetable }: Settings): Exporting {
  const [state, setState] = useState<ExportState>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  const save = async (format: FileFormat, period: OpenDayRange): Promise<void> => {
    running.current = new AbortController();
    const { signal } = running.current;
    setState({ kind: 'running', lines: 0 });
    try {
      const frame = { place, zone: timetable.zone, made: ports.today(timetable.zone), period, pack };
      const chunks = ports.entriesBetween(period.from ?? everyDay.from, period.to ?? everyDay.to);
      const progress = nowAndThen((lines: number) => setState({ kind: 'running', lines }));
      const making = { words: fileWords(pack), zip: ports.zip, writeJson: ports.writeJournalFile, signal, progress };
      const { name, type, parts, lines, refused } = await makeFile(format, frame, chunks, making);
      signal.throwIfAborted();
      ports.saveFile(name, type, parts);
      setState({ kind: 'saved', name, lines, refused });
    } catch {
      setState({ kind: signal.aborted ? 'stopped' : 'failed' });
    }
  };
  return { state, save, stop: () => running.current?.abort() };
}
