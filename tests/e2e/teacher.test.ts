import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../harness/until.ts';
import { type Classroom, openClassroom, recorded, set } from './classroom.ts';
import { PIN, press, sendPin, shows, Teacher } from './teacher.ts';

const PASSPHRASE = 'верная лошадь батарея';

let room: Classroom;
let teacher: Teacher;
beforeAll(async () => {
  room = await openClassroom();
  teacher = new Teacher(room);
  await teacher.setSecret('pin');
});
afterAll(() => room.close());
beforeEach(() => settle());

describe('an exemption', () => {
  it('lets visits be recorded as allowed, without a banner, and shows on the button', async () => {
    await teacher.exempt('all');
    await teacher.badgeIs('✓');
    const page = await room.browser.open('https://web.telegram.org/');
    const { incidents, outcomes } = await recorded(room.browser, (journal) => newest(journal)?.mode === 'allowed');
    await room.browser.noBanner(page);
    expect(incidents.at(-1)).toMatchObject({ system: 'telegram', reason: 'classroom' });
    expect(outcomes.some(({ incident }) => incident === incidents.at(-1)?.id)).toBe(false);
    expect(await teacher.exemptions()).toMatchObject([{ scope: 'all', reason: 'demonstration', lesson: null }]);
    const ofTheEntry = ['day', 'hour', 'id', 'kind', 'lesson', 'reason', 'scope', 'v'];
    const ofItsRow = ['dayId', 'hash', 'key', 'prev', 'seq', 'shown'];
    expect(Object.keys((await teacher.exemptions())[0] ?? {}).sort()).toEqual([...ofTheEntry, ...ofItsRow].sort());

    const popup = await teacher.openPopup();
    await press(popup, 'Завершить разрешение');
    await page.bringToFront(); // the accessibility tree of a tab behind others is not to be had
    await room.browser.waitForBanner(page);
    const after = await recorded(room.browser, (journal) => newest(journal)?.mode === 'warn');
    expect(after.incidents).toHaveLength(incidents.length + 1);
    await teacher.badgeIs('');
    await popup.close();
    await page.close();
  });

  it('of one system leaves the others under the rule, in mode block too', async () => {
    await set(room.browser, { mode: 'block', exemptionsPerDay: 20 });
    await teacher.exempt('viber');
    const viber = await room.browser.open('https://web.viber.com/');
    await recorded(room.browser, (journal) => newest(journal)?.mode === 'allowed');
    await room.browser.noBanner(viber);
    expect(viber.url()).toBe('https://web.viber.com/');
    const telegram = await room.browser.open('https://web.telegram.org/');
    await until(() => telegram.url().includes('/notice.html'), { what: 'the notice' });
    await teacher.endExemption();
    await until(() => viber.url().includes('/notice.html'), { what: 'the notice in place of the page' });
    await viber.close();
    await telegram.close();
  });

  it('outlives the worker and a restart of the browser, and so does a lesson', async () => {
    await set(room.browser, { educationalUse: 'by-hand', exemptionsPerDay: 20 });
    const popup = await teacher.openPopup();
    await press(popup, 'минут');
    await shows(popup, 'Завершить занятие');
    await popup.close();
    await teacher.exempt('telegram');
    await room.browser.killWorker();
    await room.browser.relaunch();
    const allowed = await room.browser.open('https://web.telegram.org/');
    await room.browser.noBanner(allowed);
    await teacher.badgeIs('✓');
    const warned = await room.browser.open('https://web.whatsapp.com/');
    await room.browser.waitForBanner(warned);

    const again = await teacher.openPopup();
    await press(again, 'Завершить занятие');
    await teacher.badgeIs('');
    await again.close();
    await allowed.close();
    await warned.close();
  });

  it('is refused when the day’s are used up', async () => {
    const used = (await teacher.exemptions()).length;
    await set(room.browser, { exemptionsPerDay: used });
    const popup = await teacher.openPopup();
    await shows(popup, 'Разрешения на сегодня закончились');
    const refused = await popup.evaluate(
      (pin) => chrome.runtime.sendMessage({ type: 'exempt', pin, scope: 'all', reason: 'other' }),
      PIN,
    );
    expect(refused).toEqual({ kind: 'used-up' });
    await popup.close();
  });

  it('is nobody else’s to give: no other page’s, not by writing what the guard reads', async () => {
    const other = await room.browser.extensionPage('options.html');
    const answer = await other.evaluate(
      (pin) =>
        chrome.runtime
          .sendMessage({ type: 'exempt', pin, scope: 'all', reason: 'other' })
          .catch((error: Error) => error.message),
      PIN,
    );
    expect(answer ?? null).not.toMatchObject({ kind: 'started' });
    const forged = { from: '2020-01-01T00:00Z', until: '2090-01-01T00:00Z', scope: 'all', reason: 'other' };
    await other.evaluate(async (exemption) => {
      const { given } = await chrome.storage.local.get('given');
      await chrome.storage.local.set({ given: { ...(given as object), exemption } });
    }, forged);
    await until(
      () =>
        other.evaluate(async () =>
          JSON.stringify(await chrome.storage.local.get('given')).includes('"exemption":null'),
        ),
      { what: 'the worker to write it anew' },
    );
    const page = await room.browser.open('https://web.telegram.org/');
    await room.browser.waitForBanner(page);
    await page.close();
    await other.close();
  });
});

describe('wrong PINs', () => {
  it('bring a delay that outlives the popup, the worker and the browser', async () => {
    await set(room.browser, { exemptionsPerDay: 20 });
    const popup = await teacher.openPopup();
    await press(popup, 'Разрешить до');
    for (const left of ['4', '3', '2', '1']) {
      await sendPin(popup, '0000');
      await shows(popup, `Попыток до паузы: ${left}`);
    }
    await sendPin(popup, '0000');
    await shows(popup, 'Попробуйте снова в');
    await popup.close();
    await room.browser.killWorker();
    await refusesRightPin();
    await room.browser.relaunch();
    await refusesRightPin();
    await teacher.badgeIs('');
  });

  async function refusesRightPin(): Promise<void> {
    const popup = await teacher.openPopup();
    await press(popup, 'Разрешить до');
    await shows(popup, 'слишком много неверных PIN');
    await sendPin(popup, PIN);
    await shows(popup, 'слишком много неверных PIN');
    await popup.close();
  }
});

describe('the administrator’s passphrase', () => {
  it('guards every section but the rules, whatever address is opened', async () => {
    await teacher.setSecret('passphrase', PASSPHRASE);
    for (const section of ['', '#settings', '#access', '#journal']) {
      const page = await room.browser.extensionPage(`options.html${section}`);
      await shows(page, 'Страница закрыта паролем');
      const text = await page.$eval('main', ({ innerText }) => innerText);
      expect(text).not.toMatch(/Telegram|Сохранить|Стереть|PIN/);
      await page.close();
    }
  });

  it('opens this page and no other, not after a reload', async () => {
    const page = await room.browser.extensionPage('options.html#settings');
    await shows(page, 'Страница закрыта паролем');
    await page.type('input[type="password"]', 'не тот пароль\n');
    await shows(page, 'Попыток до паузы: 4');
    await page.type('input[type="password"]', `${PASSPHRASE}\n`);
    await shows(page, 'Сохранить настройки');
    const second = await room.browser.extensionPage('options.html#settings');
    await shows(second, 'Страница закрыта паролем');
    await page.reload();
    await shows(page, 'Страница закрыта паролем');
    await page.close();
    await second.close();
  });

  it('leaves reports to teachers where the administrator wants it', async () => {
    await set(room.browser, { reportsOpen: true });
    const page = await room.browser.extensionPage('options.html');
    await shows(page, 'Сохранить CSV');
    expect(await page.$eval('main', ({ innerText }) => innerText)).not.toContain('Стереть');
    await page.close();
  });
});

/** Plain settings, and no exemption of the test before. */
async function settle(): Promise<void> {
  if ((await teacher.badge()) !== '') await teacher.endExemption();
  await set(room.browser, { mode: 'warn', educationalUse: 'always', exemptionsPerDay: 20 });
}

const newest = ({ incidents }: { incidents: { mode: string }[] }) => incidents.at(-1);
