import { withoutHiddenSigns } from '../encoding/hidden-signs.ts';
import type { Pack } from '../regulation/pack.ts';
import type { OpenDayRange } from '../time/day-range.ts';

/** The fields of an export other than its entries. */
export interface ExportFrame {
  /** Label of the room. */
  place: string;
  /** IANA time zone of the days and hours. */
  zone: string;
  /** ISO day of writing. */
  made: string;
  period: OpenDayRange;
  pack: Pick<Pack, 'id' | 'title' | 'inForceFrom'>;
}

export const exportFormats = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * Media types: RFC 4180 section 3 (https://www.rfc-editor.org/rfc/rfc4180), RFC 8259 section 11
 * (https://www.rfc-editor.org/rfc/rfc8259) and
 * https://www.iana.org/assignments/media-types/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.
 */
export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
};

/**
 * Return the name of an export file: `dezhurny_Каб-12_2026-11-01_2026-11-30.csv`. The label of the room keeps letters
 * and digits only, so that every file system accepts the name.
 */
export function exportName({ place, period, made }: ExportFrame, format: ExportFormat): string {
  const room = withoutHiddenSigns(place)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const parts = ['dezhurny', room, period.from, period.to ?? made];
  return `${parts.filter(Boolean).join('_')}.${format}`;
}
