import type { Policy } from '../../core/policy/policy.ts';
import type { Firefox } from '../../harness/firefox.ts';
import { firefoxPolicy } from '../../kit/policy-schema/samples.ts';
import { inventedRegulation } from '../fixtures/invented-regulation.ts';
import { OwnPolicies, policiesObstacle } from './fixtures/own-policies.ts';
import { expect, test } from './fixtures/test.ts';

type Page = Awaited<ReturnType<Firefox['extensionPage']>>;

const obstacle = policiesObstacle('firefox');
test.skip(obstacle !== undefined, obstacle);

test('is read when the browser starts, and what does not fit is named', async ({ launchFirefox }) => {
  const policy = { mode: 'block', retention: '30', place: 'Каб. 7', pinHash: 2580, reportsOpen: 1 } as object as Policy;
  const policies = new OwnPolicies('firefox');
  policies.write('policies.json', JSON.stringify(firefoxPolicy('dezhurny@lyceum.example', policy)));
  const firefox = await launchFirefox({ executable: policies.command });
  policies.remove();
  const page = await firefox.extensionPage('options.html#settings');
  await expectField(page, 'Кабинет', { value: 'Каб. 7', locked: true });
  await expectField(page, 'Хранить записи, дней', { value: '90', locked: false });
  const shown = (): Promise<string> => page.$eval('body', ({ innerText }) => innerText.replaceAll('\u00a0', ' '));
  const unfit = 'В поле «Хранить записи, дней» политики недопустимое значение (retention).';
  await expect.poll(shown, { message: 'text of the page' }).toContain(unfit);
  expect(await shown()).toContain('В поле «PIN преподавателя» политики должен быть хеш (pinHash).');
  const blocked = await firefox.open('https://web.telegram.org/k/');
  await expect.poll(() => firefox.address(blocked), { message: 'address of the tab' }).toContain('/notice.html');
});

test('brings a school’s own regulation, from the banner to the printed act', async ({ launchFirefox }) => {
  const policies = new OwnPolicies('firefox');
  const policy = { regulation: inventedRegulation } as object as Policy;
  policies.write('policies.json', JSON.stringify(firefoxPolicy('dezhurny@lyceum.example', policy)));
  const firefox = await launchFirefox({ executable: policies.command });
  policies.remove();
  const given = () => firefox.storage().then(({ local }) => JSON.stringify(local.given ?? null));
  await expect.poll(given, { message: 'regulation of the guard' }).toContain(`"${inventedRegulation.id}"`);
  const visited = await firefox.open('https://web.telegram.org/k/');
  const { text, description } = await firefox.waitForBanner(visited);
  expect(description.replaceAll('\u00a0', ' ')).toContain('Перечень программ, п. 4.1');
  expect(text).toContain('в гимназии');

  const reports = await firefox.extensionPage('options.html#reports');
  const act = (): Promise<string> =>
    reports.evaluate(() => {
      [...document.querySelectorAll('label')].find((label) => label.textContent?.includes('Акт проверки'))?.click();
      return document.querySelector('article.paper')?.textContent ?? '';
    });
  await expect.poll(act, { message: 'the act' }).toContain('Перечень программ');
  expect(await act()).not.toMatch(/Приложени[а-я]+ №|лицей|Ртищ/);
});

test('chooses the systems that wake the background page', async ({ launchFirefox }) => {
  const items = ['zoom', 'telegram'].map((system, at) => ({ item: `9.${at + 1}`, system }));
  const policies = new OwnPolicies('firefox');
  const regulation = { ...inventedRegulation, items };
  const policy = { educationalUse: 'always', regulation } as object as Policy;
  policies.write('policies.json', JSON.stringify(firefoxPolicy('dezhurny@lyceum.example', policy)));
  const preferences = { 'extensions.background.idle.timeout': 2000 };
  const firefox = await launchFirefox({ executable: policies.command, preferences });
  policies.remove();
  const background = await firefox.watchBackground();
  const isAsleep = () => expect.poll(() => background.isAsleep(), { message: 'background page is stopped' }).toBe(true);
  const showsNotice = async (address: string) => {
    const tab = await firefox.open(address);
    await expect.poll(() => firefox.address(tab), { message: 'address of the tab' }).toContain('/notice.html');
    await tab.close();
  };
  const given = () => firefox.storage().then(({ local }) => JSON.stringify(local.given ?? null));
  await expect.poll(given, { message: 'regulation of the guard' }).toContain(`"${inventedRegulation.id}"`);
  // Firefox keeps only listeners of a start: once stopped, the page starts again by itself.
  await expect.poll(() => background.isWokenBy('zoom.us'), { message: 'a listed system wakes it' }).toBe(true);
  await isAsleep();
  const starts = await background.starts();
  await firefox.open('https://wx.qq.com/');
  await firefox.open('https://signal.group/');
  expect(await background.starts()).toBe(starts);
  await showsNotice('https://zoom.us/wc/join/1');
});

test('that is not there leaves everything to the PC', async ({ firefox }) => {
  const page = await firefox.extensionPage('options.html#settings');
  await expectField(page, 'Кабинет', { value: '', locked: false });
});

/** Expects a field of the administrator's page as a person finds it. */
async function expectField(page: Page, label: string, wanted: { value: string; locked: boolean }): Promise<void> {
  const field = (): Promise<unknown> =>
    page.evaluate((name) => {
      const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === name);
      const input = found?.control as HTMLInputElement | null | undefined;
      return input ? { value: input.value, locked: input.matches(':disabled') } : undefined;
    }, label);
  await expect.poll(field, { message: label }).toEqual(wanted);
}
