import { lessonsIn, switchCount } from './fixtures/platform-lessons.ts';
import { expect, test } from './fixtures/test.ts';

test('the platform wakes the stopped background page while it is on, and nothing does once it is off', async ({
  firefox,
  guarded,
  journal,
  change,
}) => {
  const background = await firefox.watchBackground();
  const isWoken = () => background.isWokenBy('max.ru');
  expect(await isWoken()).toBe(false);

  // Firefox keeps only listeners of a start: once stopped, the page starts again by itself.
  await switchCount(guarded, change, true);
  await firefox.stopBackground();
  await expect.poll(isWoken, 'the platform wakes it').toBe(true);
  await background.listens();
  await firefox.stopBackground();
  await guarded.openTab('https://web.max.ru/');
  await expect.poll(async () => lessonsIn(await journal.dump())?.hours.length).toBe(1);

  await switchCount(guarded, change, false);
  await firefox.stopBackground();
  await expect.poll(isWoken, 'the platform does not wake it').toBe(false);
  await background.listens();
  await firefox.stopBackground();
  const starts = await background.starts();
  await guarded.openTab('https://web.max.ru/');
  await guarded.openTab('https://sferum.ru/');
  expect([await background.isAsleep(), await background.starts()]).toEqual([true, starts]);
});
