import type { Page } from '@playwright/test';
import { putSetting } from '../../harness/private-store.ts';
import { blocks } from './fixtures/blocking.ts';
import { expect, test, waitForBanner } from './fixtures/test.ts';

test('explains an empty journal, and shows an incident as it comes', async ({ pc, admin, journal }) => {
  const options = await admin.open();
  await expect(options.getByRole('main')).toContainText('За этот период записей нет');
  const page = await pc.open('https://web.telegram.org/');
  await (await waitForBanner(page)).press('Остаться на странице');
  await journal.waitFor(({ outcomes }) => outcomes.length === 1);
  await expect(options.getByRole('main')).toContainText('Telegram');
  await expect(options.getByRole('main')).toContainText('За период: 1 случай');
});

test('saves settings that the guard then follows', async ({ pc, guarded, admin, notice }) => {
  const options = await admin.open();
  await options.getByRole('link', { name: 'Настройки' }).click();
  await expect(options.getByRole('main')).toContainText('Действуют на этом компьютере');
  await options.getByRole('radio', { name: 'Доступ закрыт' }).click();
  await options.getByRole('textbox', { name: 'Кабинет' }).fill('Каб. 12');
  await options.getByRole('button', { name: 'Сохранить настройки', exact: true }).click();
  await expect(options.getByRole('main')).toContainText('Настройки сохранены.');
  await blocks(guarded, true);
  const page = await pc.open('https://web.whatsapp.com/');
  await expect(page).toHaveURL((url) => url.href.startsWith(notice.address));
  await expect(page.getByText('Перейти в MAX', { exact: true })).toBeVisible();
  await expect(page.getByText('Остаться на странице', { exact: true })).toHaveCount(0);
});

test('shows settings that did not fit', async ({ admin }) => {
  const options = await admin.open('settings');
  await putSetting(options, 'settings', { mode: 'shout', place: 'Каб. 7' });
  await options.reload();
  await expect(options.getByRole('main')).toContainText('действует значение по умолчанию');
});

test('counts the journal into a report', async ({ pc, admin, journal }) => {
  await expect(await pc.open('https://web.telegram.org/')).toShowBanner();
  await journal.adds({ system: 'telegram' });
  const options = await admin.open();
  await options.getByRole('link', { name: 'Отчёты' }).click();
  await expect(options.getByRole('main')).toContainText('По часам и дням недели');
  await expect.poll(async () => aggregatesIn(await journal.dump())).toMatchObject([{ sums: { incidents: 1 } }]);
});

test('erases the journal only after a second yes', async ({ pc, admin, journal }) => {
  const page = await pc.open('https://web.snapchat.com/');
  await expect(page).toShowBanner();
  await journal.waitFor(({ incidents }) => incidents.length === 1);
  const options = await admin.open('reports'); // which counts what is erased afterwards
  await expect.poll(async () => aggregatesIn(await journal.dump())).toHaveLength(1);
  await options.getByRole('link', { name: 'Состояние' }).click();
  await options.getByRole('button', { name: 'Стереть журнал…' }).click();
  await expect(options.getByRole('main')).toContainText('Вернуть их будет нельзя');
  await options.getByRole('button', { name: 'Не стирать' }).click();
  expect((await journal.settled()).incidents).toHaveLength(1);
  await erase(options);
  expect(await journal.settled()).toMatchObject({ incidents: [], outcomes: [], gaps: [] });
  expect(aggregatesIn(await journal.dump()), 'aggregates of what was erased').toEqual([]);

  await page.reload();
  await expect(page).toShowBanner();
  const { gaps, outcomes } = await journal.waitFor(({ incidents }) => incidents.length === 1);
  expect(gaps, 'lawful erasing is no gap').toEqual([]);
  expect(outcomes, 'nothing is answered for what was erased').toEqual([]);
});

async function erase(options: Page): Promise<void> {
  await options.getByRole('button', { name: 'Стереть журнал…' }).click();
  await options.getByRole('button', { name: 'Стереть журнал', exact: true }).click();
  await expect(options.getByRole('main')).toContainText('Журнал стёрт.');
}

/** Aggregates of days that are kept. */
function aggregatesIn({ databases }: { databases: Record<string, Record<string, unknown[]>> }): unknown[] {
  return databases['dezhurny-sums']?.days ?? [];
}
