import { browser } from 'wxt/browser';
import { type MonthExport, monthExportSchema } from '../../core/export/month-export.ts';

const KEY = 'month-export';

/** How the last month's export went; `null` while there was none. */
export async function loadMonthExport(): Promise<MonthExport | null> {
  return monthExportSchema.safeParse((await browser.storage.local.get(KEY))[KEY]).data ?? null;
}

/** Remembers how a month's export went. */
export async function saveMonthExport({ month, made, saved }: MonthExport): Promise<void> {
  await browser.storage.local.set({ [KEY]: { month, made, saved } });
}
