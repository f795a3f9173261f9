import { expect, test } from 'vitest';
import { startManualLesson } from '../../../../core/timetable/start-manual-lesson.ts';
import { inExtension, set } from '../../classroom.ts';
import { at, gone, type Room, shown, tabAt } from '../room.ts';

const telegram = 'https://web.telegram.org/k/';
const one = { system: 'telegram', noticed: 'page' } as const;

/** What a person does with tabs and with the way back. */
export function tabs(room: () => Room): void {
  test('back and forward through the back-forward cache', async () => {
    const { browser, ledger, ready } = room();
    const page = await browser.open('https://lesson.example/');
    await browser.go(page, telegram);
    await shown(room(), page);
    await ledger.adds(one);
    await page.evaluate(() => Object.assign(window, { kept: true }));
    await ready();
    await page.evaluate(() => history.back());
    await at(room(), page, 'https://lesson.example/');
    await browser.noBanner(page);
    await page.evaluate(() => history.forward());
    await at(room(), page, telegram);
    expect(await page.evaluate(() => 'kept' in window), 'the page came out of the cache').toBe(true);
    await shown(room(), page);
    await ledger.adds();
    await page.close();
  });

  test('duplicated tab', async () => {
    const { browser, ledger, ready } = room();
    const page = await browser.open('https://web.telegram.org/a/');
    await shown(room(), page);
    await ledger.adds(one);
    await ready();
    await inExtension(browser, async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://web.telegram.org/a/' });
      await chrome.tabs.duplicate(tab?.id ?? -1);
    });
    const copy = await tabAt(room(), 'https://web.telegram.org/a/', [page]);
    await shown(room(), copy);
    await ledger.adds(one);
    await copy.close();
    await page.close();
  });

  test('lesson begun and ended by hand over an open tab', async () => {
    const { browser, ledger, ready } = room();
    await set(browser, { educationalUse: 'by-hand' });
    const page = await browser.open(telegram);
    await browser.noBanner(page);
    await ready();
    const lesson = startManualLesson(new Date(), 'Europe/Saratov', null);
    await inExtension(browser, (begun) => chrome.storage.local.set({ 'hand-lesson': begun }), lesson);
    await shown(room(), page);
    await ledger.adds({ ...one, reason: 'hand-lesson' });
    await inExtension(browser, () => chrome.storage.local.remove('hand-lesson'));
    await gone(room(), page);
    await ledger.adds();
    await set(browser, { educationalUse: 'always' });
    await page.close();
  });
}
