import type { Incident } from '../../core/journal/entry.ts';
import type { ImportedExport } from '../../core/report/import-export.ts';

/** An incident of a file with what a report tells of it. */
export type CountedIncident = Incident & {
  place: string;
  pc: string;
  /** The strongest outcome in any file; `none` without one. */
  outcome: string;
};

const strength = ['none', 'unanswered', 'stayed', 'closed', 'moved-to-sferum', 'moved-to-max'];

/** List the incidents of files, each once, by reading every line. */
export function incidentsInFiles(files: readonly ImportedExport[]): CountedIncident[] {
  const found: CountedIncident[] = [];
  for (const { entries, place, pc } of files) {
    for (const entry of entries) {
      if (entry.kind !== 'incident' || found.some(({ id }) => id === entry.id)) continue;
      found.push({ ...entry, place, pc, outcome: strongest(files, entry.id) });
    }
  }
  return found;
}

function strongest(files: readonly ImportedExport[], id: string): string {
  let best = 'none';
  for (const entry of files.flatMap(({ entries }) => entries)) {
    if (entry.kind !== 'outcome' || entry.incident !== id) continue;
    if (strength.indexOf(entry.outcome) > strength.indexOf(best)) best = entry.outcome;
  }
  return best;
}
