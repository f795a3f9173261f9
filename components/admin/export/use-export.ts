import { useState } from 'preact/hooks';
import { collectParts } from '../../../core/export/blob-parts.ts';
import { type ExportFormat, exportName, mediaTypes } from '../../../core/export/frame.ts';
import type { ExportProgress } from '../../../core/export/progress.ts';
import { type ExportSource, writeExport } from '../../../core/export/write-export.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { OpenDayRange } from '../../../core/time/day-range.ts';
import { everyDay } from '../../../core/time/day-range.ts';
import { useStop } from '../controls/use-stop.ts';
import type { AdminPorts } from '../ports.ts';
import { fileWords } from './file-words.ts';

/** State or result of the last export. */
export type ExportState =
  | { kind: 'none' }
  | { kind: 'running'; lines: number }
  /** The browser writes the file, or asks where to. */
  | { kind: 'saving' }
  | { kind: 'saved'; name: string; lines: number; refused: number }
  | { kind: 'stopped' }
  | { kind: 'failed' };

/** An export that can be started and stopped. */
export interface Exporting {
  state: ExportState;
  save(format: ExportFormat, period: OpenDayRange): Promise<void>;
  stop(): void;
}

/** ms between two reports of progress: each report renders the page, and a file may have thousands of pieces. */
const PROGRESS_INTERVAL_MS = 200;

function throttled(report: (progress: ExportProgress) => void): (progress: ExportProgress) => void {
  let reported = performance.now();
  return (progress) => {
    if (performance.now() - reported < PROGRESS_INTERVAL_MS) return;
    reported = performance.now();
    report(progress);
  };
}

/** Write a period of the journal to a file and report progress. */
export function useExport(ports: AdminPorts, pack: Pack, { place, timetable }: Settings): Exporting {
  const [state, setState] = useState<ExportState>({ kind: 'none' });
  const { begin, stop } = useStop();
  const save = async (format: ExportFormat, period: OpenDayRange): Promise<void> => {
    const signal = begin();
    setState({ kind: 'running', lines: 0 });
    try {
      const frame = { place, zone: timetable.zone, made: ports.today(timetable.zone), period, pack };
      const source = { rows: rowsOf(ports), snapshot: ports.journalSnapshot, zip: ports.zip };
      let last: ExportProgress = { written: 0, refused: 0, passed: 0 };
      const show = throttled(({ passed }) => setState({ kind: 'running', lines: passed }));
      const onProgress = (progress: ExportProgress): void => {
        signal.throwIfAborted();
        last = progress;
        show(progress);
      };
      const parts = await collectParts(writeExport(format, frame, source, fileWords(pack), onProgress));
      signal.throwIfAborted();
      const name = exportName(frame, format);
      setState({ kind: 'saving' });
      const result = await ports.saveFile(name, mediaTypes[format], parts);
      if (result === 'cancelled') setState({ kind: 'stopped' });
      else setState({ kind: 'saved', name, lines: last.written, refused: last.refused });
    } catch {
      setState({ kind: signal.aborted ? 'stopped' : 'failed' });
    }
  };
  return { state, save, stop };
}

const rowsOf =
  (ports: AdminPorts): ExportSource['rows'] =>
  ({ from, to }) =>
    ports.entriesBetween(from ?? everyDay.from, to ?? everyDay.to);
