import type { Tab } from '../../harness/tab.ts';
import { expect, test } from './fixtures/test.ts';

/** Wait for where the tab is scrolled to, in px. */
const scrolled = (tab: Tab) => expect.poll(() => tab.evaluate(() => scrollY));

/** Open another fragment, as a link or a button far down in a section does. */
const follow = (tab: Tab, fragment: string): Promise<void> =>
  tab.evaluate((next) => {
    location.hash = next;
  }, fragment);

test('a link opens a section from its start, and back returns to the place that was left', async ({ guarded }) => {
  const tab = await guarded.openExtensionTab('options.html#settings/file');
  await scrolled(tab).toBeGreaterThan(1000);
  const left = await tab.evaluate(async () => {
    const heard = new Promise((done) => addEventListener('scrollend', done, { once: true }));
    scrollBy({ top: -150, behavior: 'instant' });
    await heard;
    return scrollY;
  });
  await follow(tab, 'rules');
  await scrolled(tab).toBe(0);
  await tab.back();
  await scrolled(tab).toBe(left);
  await tab.forward();
  await scrolled(tab).toBe(0);
  await follow(tab, 'settings/file');
  await scrolled(tab).toBeGreaterThan(left);
});
