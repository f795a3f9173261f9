import { draftExport, type ExportFrame, exportText } from '../../core/export.ts';
import { newOutcome } from '../../core/incident.ts';
import type { Recorded } from '../../core/report.ts';
import { fileEntry } from '../../core/seal-file.ts';

/** An export without sheets, as of a journal from before there were any: it reads, and its signature is none. */
export function unsealedFile(frame: ExportFrame, rows: readonly Recorded[], publicKey = 'A'.repeat(87)): string[] {
  const entries = rows.flatMap(({ entry, outcome }) => [
    fileEntry(entry, null),
    ...(entry.kind === 'incident' && outcome ? [fileEntry(newOutcome(entry.id, outcome), null)] : []),
  ]);
  const ledger = { publicKey, sheets: [], open: null, retention: { days: 90, through: null }, entries };
  return exportText({ ...draftExport(frame, ledger).file, signature: 'A'.repeat(86) });
}
