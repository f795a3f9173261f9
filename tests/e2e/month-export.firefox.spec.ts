import { basename } from 'node:path';
import { fillingCode } from '../../harness/filling-page.ts';
import type { JournalFilling } from '../../harness/journal-page.ts';
import { downloadAsUsual, startBackground, written } from './fixtures/downloads.ts';
import { expect, test } from './fixtures/test.ts';
import { runVerifyScript } from './fixtures/verify-script.ts';

declare const filling: JournalFilling;

test.use({ clock: '2026-11-02T10:15:00+04:00' });

test('writes last month by itself in Firefox, and says so', async ({ firefox, guarded, shared, change }, info) => {
  const code = await fillingCode();
  await firefox.inPlainPage((page) => page.evaluate(code));
  await guarded.evaluate(() => filling.fill(62, { last: '2026-10-31', days: 31 }));
  await downloadAsUsual(shared, info.outputPath('downloads'));
  await change({ monthlyExport: true, place: 'Каб. 12' });
  await startBackground(guarded);
  const file = await written(guarded, '2026-10-01');
  expect(basename(file)).toMatch(/^dezhurny_Каб-12_2026-10-01_2026-10-31.*\.json$/);
  expect(runVerifyScript(file).out).toContain('intact: 31 days, 31 sealed');

  const reports = await guarded.openExtensionTab('options.html#reports');
  const said = (): Promise<string> => reports.evaluate(() => document.querySelector('main')?.innerText ?? '');
  await expect.poll(said).toContain('Сохранена за 1–31 октября 2026 г. (02.11.2026).');
});
