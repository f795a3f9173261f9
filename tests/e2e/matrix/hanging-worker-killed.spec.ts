import { HeldRequests, leaveFor, lessonTab, sessionText } from '../fixtures/hanging.ts';
import { expect, test } from '../fixtures/test.ts';
import { settleAfterEach } from './settle.ts';

const telegram = 'https://web.telegram.org/k/';
const attempt = { system: 'telegram', noticed: 'attempt' } as const;

test.use({ killed: true });
settleAfterEach();

test('hanging: worker killed, then its alarm', async ({ guarded, web, journal, notice, ready }) => {
  web.at('web.telegram.org', () => undefined);
  const tab = await lessonTab(guarded, web);
  await leaveFor(tab, telegram);
  await expect.poll(() => sessionText(guarded)).toContain('"begun"');
  await ready();
  await journal.sweepNow();
  await notice.isIn(tab, 'telegram');
  await journal.adds(attempt);
  await tab.close();
});

test('hanging: worker killed, then the page comes', async ({ guarded, web, journal, ready }) => {
  const held = new HeldRequests(web, 'web.telegram.org');
  const tab = await lessonTab(guarded, web);
  await leaveFor(tab, telegram);
  await held.hold(1);
  await expect.poll(() => sessionText(guarded)).toContain('"begun"');
  await ready();
  held.release();
  await expect(tab).toShowBanner();
  await journal.adds({ system: 'telegram' });
  expect(await sessionText(guarded)).not.toContain('"begun"');
  await tab.close();
});

test('hanging: worker killed as the page comes', async ({ guarded, web, journal, ready }) => {
  const held = new HeldRequests(web, 'web.telegram.org');
  const tab = await lessonTab(guarded, web);
  await leaveFor(tab, telegram);
  await expect.poll(() => sessionText(guarded)).toContain('"begun"');
  const before = await guarded.evaluate(() => chrome.storage.session.get(null));
  held.release();
  await expect(tab).toShowBanner();
  await journal.adds({ system: 'telegram' });
  await expect.poll(() => sessionText(guarded)).not.toContain('"begun"');
  // As if the worker had not heard that the page came.
  const attempts = Object.entries(before).filter(([key]) => key.startsWith('attempt:'));
  await guarded.evaluate((stored) => chrome.storage.session.set(stored), Object.fromEntries(attempts));
  await ready();
  await journal.sweepNow();
  await expect.poll(() => sessionText(guarded)).not.toContain('"begun"');
  await expect(tab).toShowBanner();
  await journal.adds();
  await tab.close();
});
