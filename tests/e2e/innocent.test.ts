import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Classroom, openClassroom, settled } from './classroom.ts';

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom();
});
afterAll(() => room.close());

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
  'https://sferum.ru/?p=start',
];

test('innocent pages get no script and wake no worker', async () => {
  await settled(room.browser);
  await room.browser.killWorker();
  const starts = room.browser.workerStarts;
  for (const address of innocent) {
    const page = await room.browser.open(address);
    expect(await room.browser.overlays(page), address).toEqual([]);
    expect(await worlds(page), `scripts of others on ${address}`).toEqual([]);
    expect(await room.browser.workerRunning(), address).toBe(false);
    await page.close();
  }
  expect(room.browser.workerStarts).toBe(starts);
  expect(await settled(room.browser)).toEqual({ incidents: [], outcomes: [], gaps: [] });
});

test.each(['https://discord.com/developers/docs', 'https://telegram.org/faq', 'https://www.whatsapp.com/legal'])(
  '%s of the same vendor makes no incident',
  async (address) => {
    const page = await room.browser.open(address);
    await room.browser.noBanner(page);
    expect((await settled(room.browser)).incidents).toEqual([]);
    await page.close();
  },
);

/** The extension's script worlds in a page. */
async function worlds(page: Awaited<ReturnType<Classroom['browser']['open']>>): Promise<string[]> {
  const session = await page.createCDPSession();
  const found: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) found.push(context.origin);
  });
  await session.send('Runtime.enable');
  await session.detach();
  return found;
}
