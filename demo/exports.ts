import { copyFileSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { UTF8_BOM } from '../core/export/csv-text.ts';
import type { JournalFile } from '../core/export/file-schema.ts';
import { verifyFile } from '../core/verify/verify-file.ts';
import type { Chromium } from '../harness/chromium/chromium.ts';
import { isSigned } from '../platform/journal/signature.ts';

declare const chrome: { i18n: { getMessage(name: string): string } };

/** Files saved from the administrator's page. */
export interface Saved {
  files: string[];
  /** Faults found in the files. */
  faults: string[];
}

/** Press the export buttons of the administrator's page, and read the files back. */
export async function saveExports(browser: Chromium, folder: string, incidents: number): Promise<Saved> {
  const page = await browser.extensionPage('options.html');
  const csv = await save(browser, page, 'admin_export_csv', folder);
  const json = await save(browser, page, 'admin_export_json', folder);
  const picture = join(folder, 'admin.png');
  await page.screenshot({ path: picture, fullPage: true });
  await page.close();
  return {
    files: [csv, json, picture],
    faults: [...csvFaults(csv, incidents), ...(await jsonFaults(json, incidents))],
  };
}

/** Read the button's name from the extension: it depends on the browser's language. */
async function save(browser: Chromium, page: Page, message: string, folder: string): Promise<string> {
  const name = await page.evaluate((key) => chrome.i18n.getMessage(key), message);
  const file = await browser.download(() => page.getByRole('button', { name, exact: true }).click());
  const kept = join(folder, basename(file));
  copyFileSync(file, kept);
  return kept;
}

function csvFaults(file: string, incidents: number): string[] {
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\r\n').filter(Boolean).length - 1;
  return text.startsWith(UTF8_BOM) && lines === incidents ? [] : [`${file} holds ${lines} lines, not ${incidents}`];
}

async function jsonFaults(file: string, incidents: number): Promise<string[]> {
  const text = readFileSync(file, 'utf8');
  const verification = await verifyFile(text, isSigned);
  if (!verification.intact) return [`${file}: ${JSON.stringify(verification.finding)}`];
  const { totals } = JSON.parse(text) as JournalFile;
  return totals.incidents === incidents ? [] : [`${file} holds ${totals.incidents} incidents, not ${incidents}`];
}
