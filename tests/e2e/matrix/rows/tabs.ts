import { startManualLesson } from '../../../../core/timetable/start-manual-lesson.ts';
import { putSetting } from '../../../../harness/private-store.ts';
import type { Tab } from '../../../../harness/tab.ts';
import { arrives, tabAt } from '../../fixtures/tabs.ts';
import { expect, test, waitForBanner } from '../../fixtures/test.ts';

const telegram = 'https://web.telegram.org/k/';
const one = { system: 'telegram', noticed: 'page' } as const;

/** Tabs and back navigation. */
export function tabs(): void {
  test('back and forward through the back-forward cache', async ({ guarded, journal, ready }) => {
    const tab = await guarded.openTab('https://lesson.example/');
    await tab.goto(telegram);
    await expect(tab).toShowBanner();
    await journal.adds(one);
    await tab.evaluate(noteReturn);
    await ready();
    await tab.back();
    await arrives(tab, 'https://lesson.example/');
    await expect(tab).not.toShowBanner();
    await tab.forward();
    await arrives(tab, telegram);
    await comesFromCache(tab);
    await expect(tab).toShowBanner();
    await journal.adds();
    await tab.close();
  });

  test('lesson begun while the page is in the back-forward cache', async ({ guarded, journal, ready, change }) => {
    await change({ educationalUse: 'by-hand' });
    const tab = await guarded.openTab('https://lesson.example/');
    await tab.goto(telegram);
    await expect(tab).not.toShowBanner();
    await tab.evaluate(noteReturn);
    await tab.back();
    await arrives(tab, 'https://lesson.example/');
    await ready();
    await change({ educationalUse: 'always' });
    await tab.forward();
    await arrives(tab, telegram);
    await comesFromCache(tab);
    await expect(tab).toShowBanner({}, { timeout: 5000 });
    await journal.adds(one);
    await tab.close();
  });

  test('stay chosen on the next page while the page is in the back-forward cache', async ({
    guarded,
    journal,
    ready,
  }) => {
    const tab = await guarded.openTab(telegram);
    await expect(tab).toShowBanner();
    const [incident] = await journal.adds(one);
    await tab.evaluate(noteReturn);
    await tab.goto('https://web.telegram.org/a/');
    await (await waitForBanner(tab)).press('Остаться на странице');
    await expect(tab).toHideBanner();
    await journal.answered(incident, 'stayed');
    await ready();
    await tab.back();
    await arrives(tab, telegram);
    await comesFromCache(tab);
    await expect(tab).toHideBanner();
    expect(await tab.overlays(), 'the strip').toHaveLength(1);
    await journal.adds();
    await tab.close();
  });

  test('duplicated tab', async ({ guarded, journal, ready }) => {
    const tab = await guarded.openTab('https://web.telegram.org/a/');
    await expect(tab).toShowBanner();
    await journal.adds(one);
    await ready();
    await guarded.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://web.telegram.org/a/' });
      await chrome.tabs.duplicate(tab?.id ?? -1);
    });
    const copy = await tabAt(guarded, 'https://web.telegram.org/a/', [tab]);
    await expect(copy).toShowBanner();
    await journal.adds(one);
    await copy.close();
    await tab.close();
  });

  test('lesson begun and ended by hand over an open tab', async ({ guarded, journal, ready, change }) => {
    await change({ educationalUse: 'by-hand' });
    const tab = await guarded.openTab(telegram);
    await expect(tab).not.toShowBanner();
    await ready();
    const lesson = startManualLesson(new Date(), 'Europe/Saratov', null);
    await putSetting(guarded, 'manual-lesson', lesson);
    await expect(tab).toShowBanner();
    await journal.adds({ ...one, reason: 'hand-lesson' });
    await putSetting(guarded, 'manual-lesson', null);
    await expect(tab).toHideBanner();
    await journal.adds();
    await tab.close();
  });
}

/** Runs in a page: notes when it is shown again out of the back-forward cache. */
function noteReturn(): void {
  addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
}

/** Wait until the page of {@link noteReturn} is there. The address changes before the driver knows its document. */
async function comesFromCache(tab: Tab): Promise<void> {
  const persisted = (): Promise<boolean> => tab.evaluate(() => 'persisted' in window && window.persisted === true);
  await expect.poll(() => persisted().catch(() => false), { message: 'the page came out of the cache' }).toBe(true);
}
