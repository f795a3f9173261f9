import { setTimeout as wait } from 'node:timers/promises';
import type { FakeWeb } from '../../../../harness/fake-web.ts';
import { HeldRequests, leaveFor, lessonTab, sessionText } from '../../fixtures/hanging.ts';
import { arrives } from '../../fixtures/tabs.ts';
import { expect, test } from '../../fixtures/test.ts';

const telegram = 'https://web.telegram.org/k/';
const attempt = { system: 'telegram', noticed: 'attempt' } as const;

/** Part of an address that must not be kept. */
const CANARY = 'canary-in-the-path';

const silences: readonly [row: string, arrange: (web: FakeWeb) => unknown][] = [
  ['hanging: request never answered', (web) => web.at('web.telegram.org', () => undefined)],
  ['hanging: silent after ClientHello', (web) => web.fail('web.telegram.org', 'mute')],
];

/** Sites that do not answer, as where packets are dropped. */
export function hanging(): void {
  for (const [row, arrange] of silences) {
    test(row, async ({ guarded, web, journal, notice }) => {
      arrange(web);
      const tab = await lessonTab(guarded, web);
      await leaveFor(tab, telegram);
      await notice.isIn(tab, 'telegram');
      await journal.adds(attempt);
      await tab.close();
    });
  }

  test('hanging: tab closed before the notice', async ({ guarded, web, journal }) => {
    web.fail('web.telegram.org', 'mute');
    const tab = await lessonTab(guarded, web);
    await sessionText(guarded); // opens the page that reads, which takes its time
    await tab.bringToFront();
    await leaveFor(tab, telegram);
    await expect.poll(() => sessionText(guarded), { intervals: [100] }).toContain('"recorded"');
    await tab.close();
    await journal.adds(attempt);
  });

  test('hanging: stopped within 1.5 s', async ({ guarded, web, journal, notice }) => {
    web.at('web.telegram.org', () => undefined);
    web.fail('web.threema.ch', 'mute');
    const tab = await lessonTab(guarded, web);
    await leaveFor(tab, telegram, { 500: 'stop' });
    const other = await lessonTab(guarded, web);
    await leaveFor(other, 'https://web.threema.ch/');
    await notice.isIn(other, 'threema');
    await journal.adds({ system: 'threema', noticed: 'attempt' });
    expect(await tab.url()).toBe('https://lesson.example/before');
    await other.close();
    await tab.close();
  });

  test('hanging: left for another page within 1.5 s', async ({ guarded, web, journal, notice }) => {
    web.at('web.telegram.org', () => undefined);
    web.fail('web.threema.ch', 'mute');
    const tab = await lessonTab(guarded, web);
    await leaveFor(tab, telegram, { 500: 'https://lesson.example/after' });
    await arrives(tab, 'https://lesson.example/after');
    const other = await lessonTab(guarded, web);
    await leaveFor(other, 'https://web.threema.ch/');
    await notice.isIn(other, 'threema');
    await journal.adds({ system: 'threema', noticed: 'attempt' });
    expect(await tab.url()).toBe('https://lesson.example/after');
    await other.close();
    await tab.close();
  });

  test('hanging: the page comes after the incident', async ({ guarded, web, journal }) => {
    const held = new HeldRequests(web, 'web.telegram.org');
    const tab = await lessonTab(guarded, web);
    await leaveFor(tab, telegram);
    await held.hold(1);
    // The site answers between the record (1.5 s) and the notice (4 s). To ask the browser for the record takes too long.
    await wait(2500);
    held.release();
    await expect(tab).toShowBanner();
    await journal.adds(attempt);
    await tab.close();
  });

  test('hanging: wait anyway', async ({ guarded, web, journal, notice }) => {
    web.fail('web.threema.ch', 'mute'); // now, because a fault cuts open connections
    const held = new HeldRequests(web, 'web.telegram.org');
    const tab = await lessonTab(guarded, web);
    await leaveFor(tab, `https://web.telegram.org/${CANARY}?q=1#x`);
    await notice.isIn(tab, 'telegram');
    expect(await tab.url()).not.toContain(CANARY);
    const [incident] = await journal.adds(attempt);
    expect(await sessionText(guarded), 'the address is held for the choice').toContain(CANARY);
    await tab.evaluate(() => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent?.includes('ждать'))?.setAttribute('id', 'wait');
    });
    void tab.press('#wait').catch(() => undefined); // the driver waits for the page that does not come
    await expect.poll(() => sessionText(guarded)).toContain('"waiting"');
    await journal.answered(incident, 'stayed');
    expect(await sessionText(guarded), 'the address is removed by the choice').not.toContain(CANARY);
    const other = await lessonTab(guarded, web);
    await leaveFor(other, 'https://web.threema.ch/');
    await notice.isIn(other, 'threema'); // the notice for the first page would have come by now
    await journal.adds({ system: 'threema', noticed: 'attempt' });
    held.release();
    await arrives(tab, `https://web.telegram.org/${CANARY}`);
    await expect(tab).toHideBanner(); // the strip stands in its place
    await journal.adds();
    await other.close();
    await tab.close();
  });

  test('hanging: notice left without a choice', async ({ guarded, web, journal, notice }) => {
    web.at('web.telegram.org', () => undefined);
    const tab = await lessonTab(guarded, web);
    await leaveFor(tab, `https://web.telegram.org/${CANARY}`);
    await notice.isIn(tab, 'telegram');
    await journal.adds(attempt);
    await expect.poll(() => tab.evaluate(() => document.querySelector('h1') !== null)).toBe(true);
    await tab.goto('https://lesson.example/after');
    await expect.poll(() => sessionText(guarded)).not.toContain(CANARY);
    await tab.close();
  });

  for (const status of [302, 307]) {
    test(`sent to another site by a redirect (${status})`, async ({ guarded, web, journal, notice }) => {
      web.at('web.telegram.org', { status, headers: { location: 'https://stub.example/blocked' } });
      const tab = await lessonTab(guarded, web);
      await leaveFor(tab, telegram);
      await notice.isIn(tab, 'telegram');
      await journal.adds(attempt);
      await tab.close();
    });
  }
}
