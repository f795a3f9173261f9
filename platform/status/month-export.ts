import { browser } from 'wxt/browser';
import { type MonthExport, monthExportSchema } from '../../core/export/month-export.ts';

const monthExportKey = 'month-export';

/** Load the result of the last monthly export; `null` before the first. */
export async function loadMonthExport(): Promise<MonthExport | null> {
  return monthExportSchema.safeParse((await browser.storage.local.get(monthExportKey))[monthExportKey]).data ?? null;
}

/** Store the result of a monthly export. */
export async function saveMonthExport({ month, made, saved }: MonthExport): Promise<void> {
  await browser.storage.local.set({ [monthExportKey]: { month, made, saved } });
}
