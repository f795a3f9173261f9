import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';

const place = (page: Page): Promise<number> => page.evaluate(() => scrollY);

/** Scroll up a little, and wait until the page has heard of it. @returns its place then, in px */
function scrolledBack(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const heard = new Promise((done) => addEventListener('scrollend', done, { once: true }));
    scrollBy({ top: -150, behavior: 'instant' });
    await heard;
    return scrollY;
  });
}

test('a link opens a section from its start, and back returns to the place that was left', async ({ admin }) => {
  const options = await admin.open('settings');
  await options.setViewportSize({ width: 1024, height: 400 });
  const file = options.getByRole('heading', { name: 'Файл настроек' });
  await options.getByRole('link', { name: 'Файл настроек' }).click();
  await expect(file).toBeInViewport();
  const left = await scrolledBack(options);
  expect(left).toBeGreaterThan(1000);

  await options.evaluate(() => {
    location.hash = 'rules'; // as a button far down in a section does
  });
  await expect(options.getByRole('heading', { name: 'Правила' })).toBeInViewport();
  await expect.poll(() => place(options)).toBe(0);

  await options.evaluate(() => history.back());
  await expect.poll(() => place(options)).toBe(left);
  await options.evaluate(() => history.forward());
  await expect.poll(() => place(options)).toBe(0);

  await options.evaluate(() => {
    location.hash = 'settings/file';
  });
  await expect(file).toBeInViewport();

  await options.reload();
  await expect(file).toBeInViewport();
});
