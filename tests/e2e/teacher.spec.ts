import type { JournalEntries } from './fixtures/journal.ts';
import { PIN, type Popup } from './fixtures/popup.ts';
import { expect, test } from './fixtures/test.ts';

const PASSPHRASE = 'верная лошадь батарея';
const telegram = 'https://web.telegram.org/';

test.use({ settings: { mode: 'warn', educationalUse: 'always', exemptionsPerDay: 20 } });

test.describe('an exemption', () => {
  test.beforeEach(({ admin }) => admin.setSecret('pin'));

  test('records visits as allowed, without a banner, and shows on the button', async ({ pc, journal, popup }) => {
    await popup.exempt('all');
    await popup.hasBadge('✓');
    const page = await pc.open(telegram);
    const { incidents, outcomes, exemptions } = await journal.waitFor((kept) => newest(kept)?.mode === 'allowed');
    await expect(page).not.toShowBanner();
    expect(incidents).toMatchObject([{ system: 'telegram', reason: 'classroom' }]);
    expect(outcomes).toEqual([]);
    expect(exemptions).toMatchObject([{ scope: 'all', reason: 'demonstration', lesson: null }]);
    const ofTheEntry = ['day', 'hour', 'id', 'kind', 'lesson', 'reason', 'scope', 'v'];
    const ofItsRow = ['dayId', 'hash', 'key', 'prev', 'seq', 'shown'];
    expect(Object.keys(exemptions[0] ?? {}).sort()).toEqual([...ofTheEntry, ...ofItsRow].sort());

    await popup.endExemption();
    await expect(page).toShowBanner();
    const after = await journal.waitFor((kept) => newest(kept)?.mode === 'warn');
    expect(after.incidents).toHaveLength(2);
  });

  test('of one system leaves the others under the rule, in mode block too', async ({
    pc,
    change,
    journal,
    popup,
    notice,
  }) => {
    await change({ mode: 'block', exemptionsPerDay: 20 });
    await popup.exempt('viber');
    const viber = await pc.open('https://web.viber.com/');
    await journal.waitFor((kept) => newest(kept)?.mode === 'allowed');
    await expect(viber).not.toShowBanner();
    await expect(viber).toHaveURL('https://web.viber.com/');
    const other = await pc.open(telegram);
    await expect(other).toHaveURL((url) => url.href.startsWith(notice.address));
    await popup.endExemption();
    await expect(viber).toHaveURL((url) => url.href.startsWith(notice.address));
  });

  test('outlives the worker and a restart of the browser, and so does a lesson', async ({
    pc,
    change,
    popup,
    journal,
  }) => {
    await change({ educationalUse: 'by-hand', exemptionsPerDay: 20 });
    const lesson = await popup.open();
    await lesson.getByRole('button', { name: /минут/ }).first().click();
    await expect(lesson.getByRole('button', { name: 'Завершить занятие' })).toBeVisible();
    await lesson.close();
    await popup.exempt('telegram');
    await pc.killWorker();
    await pc.relaunch();
    await expect(await pc.open(telegram)).not.toShowBanner();
    await popup.hasBadge('✓');
    await expect(await pc.open('https://web.whatsapp.com/')).toShowBanner();

    const end = await popup.open();
    await end.getByRole('button', { name: 'Завершить занятие' }).click();
    await popup.sendPin(end, '9999');
    await expect(end.getByText(/Неверный PIN/)).toBeVisible();
    await popup.hasBadge('✓');
    await popup.sendPin(end, PIN);
    await popup.hasBadge('');
    const { notes } = await journal.waitFor(({ notes }) => notes.length > 0);
    expect(notes).toMatchObject([{ cause: 'lesson-ended', count: 1 }]);
  });

  test('is refused when those of the day are used up', { tag: '@matrix' }, async ({ change, popup }) => {
    await change({ exemptionsPerDay: 1 });
    await popup.exempt('all');
    await popup.endExemption();
    const page = await popup.open();
    await expect(page.getByRole('main')).toContainText('Разрешения на сегодня закончились');
    const refused = await page.evaluate(
      (pin) => chrome.runtime.sendMessage({ type: 'exempt', pin, scope: 'all', reason: 'other' }),
      PIN,
    );
    expect(refused).toEqual({ kind: 'used-up' });
  });

  test('cannot be given by another page, nor by writing what the guard reads', async ({ pc, admin }) => {
    const other = await admin.open();
    const answer = await other.evaluate(
      (pin) =>
        chrome.runtime
          .sendMessage({ type: 'exempt', pin, scope: 'all', reason: 'other' })
          .catch((error: Error) => error.message),
      PIN,
    );
    expect(JSON.stringify(answer ?? null)).not.toContain('started');
    const forged = { from: '2020-01-01T00:00Z', until: '2090-01-01T00:00Z', scope: 'all', reason: 'other' };
    await pc.evaluate(async (exemption) => {
      const { given } = await chrome.storage.local.get('given');
      await chrome.storage.local.set({ given: { ...(given as object), exemption } });
    }, forged);
    const given = (): Promise<string> =>
      pc.evaluate(async () => JSON.stringify(await chrome.storage.local.get('given')));
    await expect.poll(given, { message: 'the worker writes it again' }).toContain('"exemption":null');
    await expect(await pc.open(telegram)).toShowBanner();
  });
});

test.describe('wrong PINs', () => {
  test('bring a delay that outlives the popup, the worker and the browser', async ({ pc, admin, popup }) => {
    await admin.setSecret('pin');
    const page = await popup.open();
    await page.getByRole('button', { name: /^Разрешить до/ }).click();
    for (const left of ['4', '3', '2', '1']) {
      await popup.sendPin(page, '0000');
      await expect(page.getByRole('main')).toContainText(`Осталось попыток: ${left}`);
    }
    await popup.sendPin(page, '0000');
    await expect(page.getByRole('main')).toContainText('Попробуйте снова в');
    await page.close();
    await pc.killWorker();
    await refusesRightPin(popup);
    await pc.relaunch();
    await refusesRightPin(popup);
    await popup.hasBadge('');
  });
});

test.describe('the administrator’s passphrase', () => {
  test('guards every section but the rules, whatever address is opened', async ({ admin }) => {
    await admin.setSecret('passphrase', PASSPHRASE);
    for (const section of ['', 'settings', 'access', 'journal'] as const) {
      const page = await admin.open(section);
      await expect(page.getByRole('main')).toContainText('Страница закрыта паролем');
      expect(await page.getByRole('main').innerText()).not.toMatch(/Telegram|Сохранить|Стереть|PIN/);
    }
  });

  test('opens this page and no other, not after a reload', { tag: '@matrix' }, async ({ admin }) => {
    await admin.setSecret('passphrase', PASSPHRASE);
    const page = await admin.open('settings');
    const main = page.getByRole('main');
    await expect(main).toContainText('Страница закрыта паролем');
    await page.locator('input[data-masked]').fill('не тот пароль');
    await page.keyboard.press('Enter');
    await expect(main).toContainText('Осталось попыток: 4');
    await page.locator('input[data-masked]').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(main).toContainText('Сохранить настройки');
    await expect((await admin.open('settings')).getByRole('main')).toContainText('Страница закрыта паролем');
    await page.reload();
    await expect(main).toContainText('Страница закрыта паролем');
  });

  test('leaves reports to teachers where the administrator wants it', { tag: '@matrix' }, async ({ admin, change }) => {
    await admin.setSecret('passphrase', PASSPHRASE);
    await change({ reportsOpen: true });
    const main = (await admin.open()).getByRole('main');
    await expect(main).toContainText('Сохранить CSV');
    await expect(main).not.toContainText('Стереть');
  });
});

async function refusesRightPin(popup: Popup): Promise<void> {
  const page = await popup.open();
  await page.getByRole('button', { name: /^Разрешить до/ }).click();
  await expect(page.getByRole('main')).toContainText('слишком много неверных попыток');
  await popup.sendPin(page, PIN);
  await expect(page.getByRole('main')).toContainText('слишком много неверных попыток');
  await page.close();
}

const newest = ({ incidents }: JournalEntries): JournalEntries['incidents'][number] | undefined => incidents.at(-1);
