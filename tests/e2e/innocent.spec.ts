import type { Page } from '@playwright/test';
import { overlaysIn } from '../../harness/chromium/overlay.ts';
import { catalogueAddresses } from '../fixtures/catalogue-addresses.ts';
import { coreIf } from './fixtures/part.ts';
import { expectNoWake, stopWorkerAndAlarms } from './fixtures/stopped-worker.ts';
import { expect, test } from './fixtures/test.ts';

const innocent = [
  'https://lesson.example/',
  'https://start.me/p/abc',
  'https://www.telegram.com/news',
  'https://web.telegram.org.example.com/k/',
  'https://search.example/?q=https://web.telegram.org/',
  'https://wiki.example/#https://discord.com/app',
  'https://mail.qq.com/',
  'https://www.office.com/',
  'https://learn.microsoft.com/microsoftteams/',
  'https://web.max.ru/',
  'https://max.ru/sferum_bot?startapp',
  'https://sferum.ru/?p=start',
];

/** Systems of the catalogue that the built-in regulation does not list. */
const unlisted = Object.values(catalogueAddresses).flatMap(([first = '']) => first);

test('systems that the regulation does not list wake no worker, and those that it lists do', async ({
  pc,
  journal,
}) => {
  await stopWorkerAndAlarms(pc, journal);
  await expectNoWake(pc, unlisted);
  await expect(await pc.open('https://web.telegram.org/k/')).toShowBanner();
  await journal.adds({ system: 'telegram' });
});

test('innocent pages get no script and wake no worker', async ({ pc, journal }) => {
  await stopWorkerAndAlarms(pc, journal);
  const starts = await pc.countWorkerStarts();
  for (const address of innocent) {
    const page = await pc.open(address);
    expect(await overlaysIn(page), address).toEqual([]);
    expect(await extensionWorlds(page), `scripts of others on ${address}`).toEqual([]);
    expect(await pc.workerRunning(), address).toBe(false);
    await page.close();
  }
  expect(starts()).toBe(0);
  await journal.adds();
  expect((await journal.settled()).outcomes).toEqual([]);
});

for (const address of [
  'https://discord.com/developers/docs',
  'https://telegram.org/faq',
  'https://www.whatsapp.com/legal',
]) {
  test(
    `${address} of the same vendor makes no incident`,
    coreIf(address.includes('discord')),
    async ({ pc, journal }) => {
      await expect(await pc.open(address)).not.toShowBanner();
      await journal.adds();
    },
  );
}

/** Origins of the extensions that run scripts in a page. */
async function extensionWorlds(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const found: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) found.push(context.origin);
  });
  await session.send('Runtime.enable');
  await session.detach();
  return found;
}
