import { useState } from 'preact/hooks';
import type { Days } from '../../core/report.ts';
import type { Pack } from '../../core/rule.ts';
import type { Settings } from '../../core/settings.ts';
import { type AdminPorts, anyDay } from './ports.ts';
import { reportWords } from './words.ts';
import { type FileFormat, makeJson, makeTable } from './write-files.ts';

/** How the last export goes or went. */
export type ExportState =
  | { kind: 'none' }
  | { kind: 'running'; lines: number }
  | { kind: 'saved'; name: string; lines: number; refused: number }
  | { kind: 'failed' };

/** Writes a period of the journal to a file and tells how it goes. */
export function useExport(ports: AdminPorts, pack: Pack, { place, timetable }: Settings) {
  const [state, setState] = useState<ExportState>({ kind: 'none' });
  const save = async (format: FileFormat, period: Days): Promise<void> => {
    setState({ kind: 'running', lines: 0 });
    try {
      const frame = { place, zone: timetable.zone, made: ports.today(timetable.zone), period, pack };
      const chunks = ports.entriesBetween(period.from ?? anyDay.from, period.to ?? anyDay.to);
      const progress = (lines: number): void => setState({ kind: 'running', lines });
      const making =
        format === 'csv'
          ? makeTable(frame, chunks, reportWords(pack), progress)
          : makeJson(frame, ports.writeJournalFile);
      const { name, type, parts, lines, refused } = await making;
      ports.saveFile(name, type, parts);
      setState({ kind: 'saved', name, lines, refused });
    } catch {
      setState({ kind: 'failed' });
    }
  };
  return { state, save };
}
