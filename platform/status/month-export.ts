import { type MonthExport, monthExportSchema } from '../../core/export/month-export.ts';
import { privateItem } from '../storage/private-item.ts';

const monthExport = privateItem('month-export', monthExportSchema);

/** Load the result of the last monthly export; `null` before the first. */
export function loadMonthExport(): Promise<MonthExport | null> {
  return monthExport.load();
}

/** Store the result of a monthly export. */
export function saveMonthExport({ month, made, saved }: MonthExport): Promise<void> {
  return monthExport.save({ month, made, saved });
}
