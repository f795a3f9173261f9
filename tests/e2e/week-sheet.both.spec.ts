import { readFileSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fillingCode } from '../../harness/filling-page.ts';
import type { JournalFilling } from '../../harness/journal-page.ts';
import type { GuardedBrowser } from '../../harness/tab.ts';
import { until } from '../../harness/until.ts';
import { downloadAsUsual, downloaded, startBackground, written } from './fixtures/downloads.ts';
import { expect, test } from './fixtures/test.ts';

declare const filling: JournalFilling;

const SHEET = 'dezhurny_2026-11-09';

// A Monday. The journal ends with the Sunday before, with one incident a day.
test.use({ clock: '2026-11-16T10:15:00+04:00' });

test('writes the last school week when asked for, once, and says so', async ({ guarded, shared, change }, info) => {
  test.slow(); // a background that starts, four times
  const code = await fillingCode();
  await shared.chromium?.inPlainPage((page) => page.evaluate(code));
  await shared.firefox?.inPlainPage((page) => page.evaluate(code));
  await guarded.evaluate(() => filling.fill(14, { last: '2026-11-15', days: 14 }));
  await downloadAsUsual(shared, info.outputPath('downloads'));
  await startBackground(guarded);
  expect(await downloaded(guarded, SHEET), 'the switch is off').toEqual([]);

  await change({ weeklySheet: true, place: 'Каб. 12' });
  await startBackground(guarded);
  const file = await written(guarded, SHEET);
  expect([basename(dirname(file)), basename(file)]).toEqual(['Dezhurny', 'dezhurny_2026-11-09_2026-11-15.html']);
  expect(readFileSync(file, 'utf8')).not.toMatch(/<script|https?:|telegram\.org/);
  const sheet = await guarded.openTab(pathToFileURL(file).href);
  const { heading, found, columns, text } = await sheet.evaluate(readSheet);
  rmSync(file); // Chromium puts it into the downloads folder of this machine
  expect(heading).toBe('Неделя 9–15 ноября 2026 г.');
  expect(found).toMatch(/^Случаев столько же: 7\b.*2–8 ноября 2026 г\.$/);
  expect(columns).toBe(7);
  expect(text).toContain('Каб. 12');
  await sheet.close();

  // The background notes the sheet a moment after the browser has written it.
  await expect
    .poll(() => saidOfSheet(guarded), { timeout: 60_000 })
    .toBe('Записан за 9–15 ноября 2026 г. (16.11.2026).');
  await startBackground(guarded);
  await change({ place: 'Каб. 14' });
  await saidOfSheet(guarded);
  expect(await downloaded(guarded, SHEET), 'once a week').toHaveLength(1);
});

/** What the browser shows of the sheet, in the sheet's page. */
function readSheet(): { heading: string; found: string; columns: number; text: string } {
  const textOf = (name: string): string => document.querySelector<HTMLElement>(name)?.innerText ?? '';
  const columns = document.querySelectorAll('rect').length;
  return { heading: textOf('h1'), found: textOf('h2'), columns, text: document.body.innerText };
}

/** Return what a newly opened status says of the sheet; `''` before it has all facts. */
async function saidOfSheet(browser: GuardedBrowser): Promise<string> {
  const status = await browser.openExtensionTab('options.html#status');
  const read = (): string => {
    const text = (document.querySelector('main')?.textContent ?? '').replaceAll(/\s/g, ' ');
    return text.match(/(?:Записан|Не записан) за .*?\)\.?|Ещё не записан\./)?.[0] ?? '';
  };
  const said = await until(() => status.evaluate(read), { what: 'the sheet in the status' }).catch(() => '');
  await status.close();
  return said;
}
