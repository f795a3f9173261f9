import { inOneLine, marksIn, selfCheckPart, selfCheckResult } from './fixtures/self-check.ts';
import { expect, test } from './fixtures/test.ts';

test('the self-check passes all nine, and leaves no trial journal', async ({ firefox }) => {
  const page = await firefox.extensionPage('options.html#status');
  const said = (part: string): Promise<string> =>
    page.$eval(part, (node) => (node as HTMLElement).innerText).then(inOneLine);
  await page.waitForSelector(`${selfCheckPart} button`);
  await page.focus(`${selfCheckPart} button`);
  await page.keyboard.press('Enter');
  await page.waitForSelector(selfCheckResult, { timeout: 30_000 });
  const text = await said(selfCheckPart);
  expect(text).toContain('Проверка пройдена: 9 из 9 систем, замечаний нет.');
  expect(marksIn(text, '✗')).toBe(0);
  expect(await said('.status-groups')).not.toContain('узнать не удалось');
  expect(Object.keys((await firefox.storage()).databases)).not.toContain('dezhurny-dry');
});
