import { fillingCode } from '../../harness/filling-page.ts';
import type { JournalFilling } from '../../harness/journal-page.ts';
import { expect, test } from './fixtures/test.ts';

declare const filling: JournalFilling;

test.use({ clock: '2026-11-02T10:15:00+04:00' });

test('counts a school year by day sums after the entries are gone', async ({ pc, admin, journal }) => {
  test.slow(); // counts and signs 210 days
  const code = await fillingCode();
  await pc.inPlainPage((page) => page.evaluate(code));
  await pc.evaluate(() => filling.fill(600, { last: '2026-10-31', days: 300 }));
  await pc.killWorker();
  await pc.open('https://web.telegram.org/');
  const sums = async (): Promise<number> => (await journal.dump()).databases.dezhurny?.daySums?.length ?? 0;
  await expect.poll(sums, { timeout: 60_000 }).toBe(211);

  const options = await admin.open('reports');
  const main = options.getByRole('main');
  await main.getByRole('radio', { name: 'Выбрать дни' }).check();
  await main.getByRole('textbox', { name: 'Начало' }).fill('2026-01-05');
  await main.getByRole('textbox', { name: 'Конец' }).fill('2026-10-31');
  await expect(main.getByText('Случаев', { exact: true }).locator('+ dd')).toContainText('600');
  await expect(main).toContainText('посчитаны по суммам за день: числа точные');
});
