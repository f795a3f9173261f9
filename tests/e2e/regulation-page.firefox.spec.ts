import { openRegulationForm } from './fixtures/regulation-form.ts';
import { expect, test } from './fixtures/test.ts';

test('lines of the list are dragged with a mouse', async ({ firefox }) => {
  const page = await openRegulationForm(firefox);
  await page.$eval('[data-line="wechat"]', (line) => line.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const gripOf = (system: string): Promise<[x: number, y: number]> =>
    page.$eval(`[data-line="${system}"] .regulation-grip`, (grip) => {
      const { x, y, width, height } = grip.getBoundingClientRect();
      return [x + width / 2, y + height / 2] as [number, number];
    });
  const last = (): Promise<(string | undefined)[]> =>
    page.$$eval('[data-line]', (lines) => lines.slice(-2).map((line) => (line as HTMLElement).dataset.line));
  expect(await last()).toEqual(['whatsapp', 'wechat']);
  await page.mouse.move(...(await gripOf('wechat')));
  await page.mouse.down();
  await page.mouse.move(...(await gripOf('whatsapp')), { steps: 5 });
  await page.mouse.up();
  await expect.poll(last).toEqual(['wechat', 'whatsapp']);
});
