import { randomUUID } from 'node:crypto';
import { fileEntry, type SignedSheet } from '../../core/export/file-cover.ts';
import type { FileEntry } from '../../core/export/file-schema.ts';
import { type ExportFrame, exportEnd, exportLines, exportStart, fileFrame } from '../../core/export/json.ts';
import { newSheet, sealedOf, writeOn } from '../../core/journal/day-log.ts';
import type { Entry } from '../../core/journal/entry.ts';
import { newOutcome } from '../../core/journal/incident.ts';
import { sealText } from '../../core/journal/seal.ts';
import { type Recorded, totalsOf } from '../../core/report/table.ts';
import { newSigner, type Signer, signedFile } from '../../scripts/bench/signed-file.ts';

const pcs = new Map<string, Signer>();

/** The export of a PC that wrote these lines, each day on a sheet of its own. @param pc PCs have keys of their own */
export async function sealedFile(frame: ExportFrame, rows: readonly Recorded[], pc = 'one'): Promise<string> {
  const signer = pcs.get(pc) ?? (await newSigner());
  pcs.set(pc, signer);
  const sheets: SignedSheet[] = [];
  const entries: FileEntry[] = [];
  for (const day of [...new Set(rows.map(({ entry }) => entry.day))].sort()) {
    const own = rows
      .filter(({ entry }) => entry.day === day)
      .flatMap(({ entry, outcome }): Entry[] =>
        entry.kind === 'incident' && outcome ? [entry, newOutcome(entry.id, outcome)] : [entry],
      );
    const { sheet, links } = writeOn(newSheet(day, randomUUID(), sheets.at(-1) ?? null), own);
    const { dayId } = sheet;
    entries.push(...own.map((entry, i) => fileEntry(entry, { dayId, ...(links[i] ?? { prev: '', hash: '' }) })));
    sheets.push({ ...sheet, signature: await signer.sign(sealText(sealedOf(sheet))) });
  }
  const totals = totalsOf(rows);
  const about = fileFrame(frame, { totals, open: null, retention: { days: 90, through: null } });
  const { entries: inOrder, ...cover } = await signedFile(about, signer, sheets, entries);
  return exportStart(cover) + exportLines(inOrder, true) + exportEnd;
}
