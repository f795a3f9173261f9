import { copyFileSync, cpSync, rmSync } from 'node:fs';
import type { Page, TestInfo } from '@playwright/test';
import type { Chromium } from '../../harness/chromium/chromium.ts';
import { ClockedBuild } from '../../harness/clocked-build.ts';
import type { Journal } from './fixtures/journal.ts';
import { expect, objectsOf, test, waitForBanner } from './fixtures/test.ts';
import { byBells } from './lyceum-bells.ts';

const clock = '2026-11-23T08:40:00+04:00';

test.describe('of two lessons', () => {
  test.use({ clock, settings: byBells() });

  test('tells how many incidents a hundred watched lessons saw', async ({ pc, journal, admin, relaunchAt }) => {
    await visit(pc, journal, 1);
    await relaunchAt('2026-11-23T09:20:00+04:00');
    const page = await admin.open('reports');
    // The second lesson is counted by the worker, which starts beside the page.
    await expect(figure(page, 'Случаев на 100 уроков')).toHaveText(/^50/);
    await expect(figure(page, 'Случаев')).toHaveText('1было: нет данных');
  });
});

test(
  'names the files of a journal that was put back to an old copy between them',
  { tag: '@matrix' },
  async ({ launch }, info) => {
    const build = new ClockedBuild();
    const own = await launch({ extension: build.at(clock) });
    const { journal } = objectsOf(own);
    await visit(own, journal, 1);
    // An export makes the key, which an idle worker makes soon: copies without it would count as two PCs.
    await exportAs(own, info, 'first.json');
    await own.quit();
    const old = info.outputPath('profile');
    cpSync(own.profile, old, { recursive: true });
    await own.relaunch();
    await visit(own, journal, 2);
    const early = await exportAs(own, info, 'early.json');

    await own.quit();
    rmSync(own.profile, { recursive: true });
    cpSync(old, own.profile, { recursive: true });
    await own.relaunch({ extension: build.at('2026-11-24T08:40:00+04:00') });
    await visit(own, journal, 2);
    const late = await exportAs(own, info, 'late.json');

    const page = await own.extensionPage('options.html#reports');
    const said = page.getByRole('region', { name: 'Файлы других компьютеров' });
    const input = said.locator('input[type="file"]');
    await input.setInputFiles(late);
    await expect(said).toContainText('Принято файлов: 1, компьютеров в них: 1.');
    await input.setInputFiles(early);
    // Both files are true; what each lacks of the other cannot tell a lost day from one outside the exported period.
    await expect(said).toContainText('Все файлы приняты, но не ясно, какой записан раньше: early.json, late.json.');
    await expect(said).toContainText('Принято файлов: 2, компьютеров в них: 1.');
    build.remove();
  },
);

/** A figure of the report, as it is now. */
const figure = (page: Page, name: string) =>
  page
    .locator('.figure')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd');

/** A visit that is answered. @param count how many such there are then */
async function visit(pc: Chromium, journal: Journal, count: number): Promise<void> {
  const page = await pc.open('https://web.telegram.org/');
  await (await waitForBanner(page)).press('Остаться на странице');
  await journal.waitFor(({ outcomes }) => outcomes.length === count);
  await page.close();
}

async function exportAs(pc: Chromium, info: TestInfo, name: string): Promise<string> {
  const options = await pc.extensionPage('options.html');
  const file = info.outputPath(name);
  copyFileSync(await pc.download(() => options.getByRole('button', { name: 'Сохранить JSON' }).click()), file);
  await options.close();
  return file;
}
