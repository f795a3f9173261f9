import type { Pack } from '../rules/rule-schema.ts';
import type { OpenDayRange } from '../time/day-range.ts';
import type { FileFrame } from './file-cover.ts';
import { type FileEntry, type JournalFile, journalFileSchema } from './file-schema.ts';

/** What is said of an export beside its entries. */
export interface ExportFrame {
  place: string;
  zone: string;
  /** ISO day. */
  made: string;
  period: OpenDayRange;
  pack: Pick<Pack, 'id' | 'title' | 'inForceFrom'>;
}

/** What is said of an export beside its entries and sheets. */
export function fileFrame(
  { place, zone, made, period, pack }: ExportFrame,
  of: Pick<FileFrame, 'totals' | 'open' | 'retention'>,
): FileFrame {
  return {
    ...{ made, place, zone, totals: of.totals, open: of.open, retention: of.retention },
    pack: { id: pack.id, title: { ru: pack.title.ru, en: pack.title.en }, inForceFrom: pack.inForceFrom },
    period: { from: period.from, to: period.to },
  };
}

/** The text of an export up to its entries. @throws when a reader would not take it */
export function exportStart(cover: Omit<JournalFile, 'entries'>): string {
  const unfit = journalFileSchema.safeParse({ ...cover, entries: [] }).error?.issues ?? [];
  if (unfit.length > 0)
    throw new Error(`the export does not fit: ${unfit.map(({ path }) => path.join('.')).join(', ')}`);
  return `${JSON.stringify(cover).slice(0, -1)},"entries":[`;
}

/** Entries as text, one a line. @param isFirst whether none were written before */
export function exportLines(entries: readonly FileEntry[], isFirst: boolean): string {
  return entries.map((line, i) => `${isFirst && i === 0 ? '' : ','}\n${JSON.stringify(line)}`).join('');
}

/** The end of the text of an export. */
export const exportEnd = '\n]}\n';

/** The name of a file to save, without anything a file system could refuse: `dezhurny_Каб-12_2026-11-01_2026-11-30.csv`. */
export function exportName({ place, period, made }: ExportFrame, extension: 'csv' | 'xlsx' | 'json'): string {
  const room = place.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const parts = ['dezhurny', room, period.from, period.to ?? made];
  return `${parts.filter(Boolean).join('_')}.${extension}`;
}
